import { useState } from 'preact/hooks';
import { post, send } from '../../api/client';
import { useAction } from '../../api/hooks';
import type { AlertReceiver, NewAlertReceiver } from '../../api.types';
import { Button, Dialog, FaultNotice, Field, Select, Tick } from '../../ui';
import { SecretShown } from './SecretShown';
import { type AlertType, TYPES } from './words';

const FORMATS = [
  ['json', 'JSON, for a program'],
  ['slack', 'Slack, and chats that take its webhooks'],
] as const;

interface ReceiverFormProps {
  /** The one that is changed; a new one is added without it. */
  readonly receiver?: AlertReceiver;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

export function ReceiverForm({ receiver, onClose, onSaved }: ReceiverFormProps) {
  const [name, setName] = useState(receiver?.name ?? '');
  const [url, setUrl] = useState('');
  const [format, setFormat] = useState('json');
  const [types, setTypes] = useState<ReadonlySet<AlertType>>(
    new Set(receiver === undefined || receiver.types.length === 0 ? TYPES.map(([type]) => type) : receiver.types),
  );
  const [added, setAdded] = useState<NewAlertReceiver | null>(null);
  const save = useAction(async () => {
    // None for all, so that a type of a later release is told too.
    const chosen = types.size === TYPES.length ? [] : TYPES.map(([type]) => type).filter((type) => types.has(type));
    const body = { name: name.trim(), types: chosen, ...(url.trim() !== '' && { url: url.trim() }) };
    if (receiver === undefined) setAdded(await post<NewAlertReceiver>('/api/alerts/receivers', { ...body, format }));
    else await send('PUT', `/api/alerts/receivers/${encodeURIComponent(receiver.id)}`, body);
    onSaved();
    if (receiver !== undefined) onClose();
  });
  const title = receiver === undefined ? 'Add a receiver' : `Change ${receiver.name}`;
  const errorOf = (field: string) => save.fault?.fields.find((wrong) => wrong.field === field)?.message;
  if (added !== null) return <SecretShown title={`${added.name} was added`} receiver={added} onClose={onClose} />;
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save.run();
        }}
      >
        <Field label="Name" error={errorOf('name')}>
          <input
            required
            maxLength={100}
            autocomplete="off"
            value={name}
            onInput={(event: InputEvent) => setName((event.currentTarget as HTMLInputElement).value)}
          />
        </Field>
        <Field
          label={receiver === undefined ? 'URL' : 'New URL (optional)'}
          hint={
            receiver === undefined
              ? 'https:// at a public address. It is kept encrypted, and only its host is shown again.'
              : `Leave it empty to go on with the one at ${receiver.host}.`
          }
          error={errorOf('url')}
        >
          <input
            type="url"
            required={receiver === undefined}
            maxLength={2000}
            autocomplete="off"
            spellcheck={false}
            value={url}
            onInput={(event: InputEvent) => setUrl((event.currentTarget as HTMLInputElement).value)}
          />
        </Field>
        {receiver === undefined && (
          <Field label="Format">
            <Select value={format} options={FORMATS} onChoose={setFormat} />
          </Field>
        )}
        <fieldset class="types">
          <legend>Is told of</legend>
          {TYPES.map(([type, words]) => (
            <Tick
              key={type}
              label={words}
              checked={types.has(type)}
              onChange={(event: Event) => {
                const chosen = new Set(types);
                if ((event.currentTarget as HTMLInputElement).checked) chosen.add(type);
                else chosen.delete(type);
                setTypes(chosen);
              }}
            />
          ))}
        </fieldset>
        <FaultNotice fault={save.fault} />
        <div class="row end">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" kind="primary" busy={save.busy} disabled={types.size === 0}>
            {receiver === undefined ? 'Add' : 'Save'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
