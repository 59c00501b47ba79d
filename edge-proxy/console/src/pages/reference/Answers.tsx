import { useState } from 'preact/hooks';
import { Badge, Card, JsonView } from '../../ui';
import { type ApiDocument, type Content, type Example, type Operation, type Response, resolved } from './document';
import { SchemaView } from './SchemaView';
import { Words } from './WordsView';

/** What it answers, refusals included, each with its examples. */
export function Answers({ document, operation }: { document: ApiDocument; operation: Operation }) {
  return (
    <Card title="Answers">
      <ul class="plain answers">
        {Object.entries(operation.responses).map(([status, response], n) => (
          <Answer
            key={status}
            first={n === 0}
            document={document}
            status={status}
            response={resolved(document, response)}
          />
        ))}
      </ul>
    </Card>
  );
}

interface AnswerProps {
  readonly first: boolean;
  readonly document: ApiDocument;
  readonly status: string;
  readonly response: Response | undefined;
}

function Answer({ first, document, status, response }: AnswerProps) {
  const [open, setOpen] = useState(first);
  const contents = Object.entries(response?.content ?? {});
  const headers = Object.keys(response?.headers ?? {});
  const title = (
    <>
      <Badge tone={status.startsWith('2') ? 'good' : status.startsWith('3') ? 'info' : 'warn'}>{status}</Badge>{' '}
      <Words text={response?.description ?? ''} />
    </>
  );
  if (contents.length === 0) return <li>{title}</li>;
  return (
    <li>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{title}</summary>
        {open && (
          <div class="stack answer">
            {headers.length > 0 && <p class="small quiet">Headers: {headers.join(', ')}</p>}
            {contents.map(([type, content]) => (
              <Body key={type} document={document} type={type} content={content} />
            ))}
          </div>
        )}
      </details>
    </li>
  );
}

function Body({ document, type, content }: { document: ApiDocument; type: string; content: Content }) {
  const examples = Object.entries(content.examples ?? {}).flatMap(([name, example]) => {
    const found = resolved<Example>(document, example as Example);
    return found?.value === undefined ? [] : [{ name, value: found.value }];
  });
  if (examples.length === 0 && content.example !== undefined)
    examples.push({ name: 'example', value: content.example });
  const isProblem = type.includes('problem');
  return (
    <div class="stack">
      <p class="quiet small">{type}</p>
      {!isProblem && content.schema && <SchemaView document={document} schema={content.schema} />}
      {examples.map(({ name, value }, n) => (
        <details key={name} open={isProblem}>
          <summary class="small">{examples.length > 1 ? `Example ${n + 1}` : 'Example'}</summary>
          {typeof value === 'string' ? <pre>{value}</pre> : <JsonView value={value} what={`example ${n + 1}`} />}
        </details>
      ))}
    </div>
  );
}
