import { useState } from 'preact/hooks';
import { ask, askToWrite, type Writing } from '../../api/client';
import { useAction } from '../../api/hooks';
import { Button, Card, confirmAct, FaultNotice, Field, Select } from '../../ui';
import { type ApiDocument, type Parameter, type Route, resolved, type Schema } from './document';
import { Received, type Reply, replyOf } from './Received';
import { addressOf, parametersOf, trialOf } from './tryOut';

interface Props {
  readonly document: ApiDocument;
  readonly route: Route;
  readonly role: string;
}

/** Sends the operation with the session of the user, or says why the console does not. */
export function TryIt({ document, route, role }: Props) {
  const trial = trialOf(document, route, role);
  return (
    <Card title="Try it">
      {trial.possible ? <Trial document={document} route={route} /> : <p class="quiet">{trial.why}</p>}
    </Card>
  );
}

function Trial({ document, route: { method, path, operation } }: Omit<Props, 'role'>) {
  const parameters = parametersOf(document, operation).filter(({ in: place }) => place === 'path' || place === 'query');
  const takesBody = operation.requestBody?.content['application/json'] !== undefined;
  const [values, setValues] = useState<Record<string, string>>({});
  const [body, setBody] = useState(() => bodyOf(document, operation.requestBody?.content['application/json']));
  const [reply, setReply] = useState<Reply | null>(null);
  const address = addressOf(path, parameters, values);
  const wrong = takesBody ? wrongJson(body) : null;
  const send = useAction(async () => {
    setReply(null);
    if (method === 'GET') setReply(await replyOf(() => ask('GET', address)));
    else if (await asked(method, address, operation.summary ?? ''))
      setReply(
        await replyOf(() =>
          askToWrite(method as Writing, address, takesBody && body.trim() !== '' ? JSON.parse(body) : undefined),
        ),
      );
  });
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (wrong === null) void send.run();
      }}
    >
      {parameters.length > 0 && (
        <div class="trial-fields">
          {parameters.map((parameter) => (
            <ParameterField
              key={`${parameter.in} ${parameter.name}`}
              document={document}
              parameter={parameter}
              value={values[`${parameter.in} ${parameter.name}`] ?? ''}
              onChange={(value) => setValues((old) => ({ ...old, [`${parameter.in} ${parameter.name}`]: value }))}
            />
          ))}
        </div>
      )}
      {takesBody && (
        <Field
          label="Body (JSON)"
          error={wrong ?? undefined}
          hint="Filled with the document’s example. Change it before you send it."
        >
          <textarea
            class="trial-body"
            rows={Math.min(14, body.split('\n').length + 1)}
            spellcheck={false}
            value={body}
            onInput={(event: InputEvent) => setBody((event.currentTarget as HTMLTextAreaElement).value)}
          />
        </Field>
      )}
      <p class="row">
        <Button type="submit" kind={method === 'GET' ? 'primary' : 'danger'} busy={send.busy}>
          Send {method}
        </Button>
        <code class="trial-address">{address}</code>
      </p>
      <FaultNotice fault={send.fault} />
      {reply && <Received of={reply} />}
    </form>
  );
}

function asked(method: string, address: string, summary: string): Promise<boolean> {
  return confirmAct({
    title: `Send ${method} ${address}?`,
    body: <p>This acts on the connector at once: “{summary}”. It is not a test.</p>,
    act: `Send ${method}`,
    danger: true,
  });
}

interface FieldProps {
  readonly document: ApiDocument;
  readonly parameter: Parameter;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function ParameterField({
  document,
  parameter: { name, in: place, required, schema, example },
  value,
  onChange,
}: FieldProps) {
  const found = schema === undefined ? undefined : resolved<Schema>(document, schema);
  const words = found?.type === 'boolean' ? ['true', 'false'] : found?.enum;
  const label = required || place === 'path' ? `${name} (required)` : name;
  const needed = required || place === 'path';
  return (
    <Field label={label}>
      {words ? (
        <Select
          required={needed}
          value={value}
          options={[['', ''], ...words.map((word) => [String(word), String(word)] as const)]}
          onChoose={onChange}
        />
      ) : (
        <input
          required={needed}
          autocomplete="off"
          spellcheck={false}
          value={value}
          placeholder={example === undefined ? '' : String(example)}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

function bodyOf(
  document: ApiDocument,
  content: { example?: unknown; examples?: Readonly<Record<string, object>> } | undefined,
): string {
  const first = Object.values(content?.examples ?? {})[0];
  const example = content?.example ?? (first && resolved<{ value?: unknown }>(document, first)?.value);
  return example === undefined ? '{}' : JSON.stringify(example, null, 2);
}

function wrongJson(body: string): string | null {
  if (body.trim() === '') return null;
  try {
    JSON.parse(body);
    return null;
  } catch (fault) {
    return `Not JSON: ${(fault as Error).message}`;
  }
}
