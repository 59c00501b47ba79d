import { useEffect, useRef, useState } from 'preact/hooks';
import type { Query } from '../../api/client';
import { useAction } from '../../api/hooks';
import { Button, bytes, count, Dialog, FaultNotice, Field, Notice, Progress, Select, saveFile } from '../../ui';
import { type Format, NO_PARTS, readParts } from './exportParts';
import type { Resource, Row } from './resource';

const FORMATS = [
  ['csv', 'CSV, for spreadsheets'],
  ['ndjson', 'NDJSON, with all that eBay sent'],
] as const;

const TYPES: Readonly<Record<Format, string>> = { csv: 'text/csv', ndjson: 'application/x-ndjson' };

/** Exports what the filters leave, part by part. A part that fails can be tried again; what was read before is kept. */
export function ExportDialog({
  of: { name, title },
  filter,
  onClose,
}: {
  of: Resource<Row>;
  filter: Query;
  onClose: () => void;
}) {
  const [format, setFormat] = useState<Format>('csv');
  const [parts, setParts] = useState(NO_PARTS);
  const leave = useRef(new AbortController());
  useEffect(() => () => leave.current.abort(), []);
  const filtered = Object.values(filter).some((value) => value !== null && value !== undefined && value !== '');
  const file = `${name}-${new Date().toISOString().slice(0, 10)}.${format}`;
  const reading = useAction(async () => {
    leave.current = new AbortController();
    const { signal } = leave.current;
    try {
      await readParts(name, format, filter, parts, signal, (now) => {
        setParts(now);
        if (now.done) saveFile(file, now.texts, TYPES[format]);
      });
    } catch (fault) {
      if (!signal.aborted) throw fault;
    }
  });
  const begun = parts.texts.length > 0;
  const cancel = () => {
    leave.current.abort();
    setParts(NO_PARTS);
  };
  const read = `${count(parts.records)} records, ${bytes(parts.bytes)} in ${count(parts.texts.length)} ${parts.texts.length === 1 ? 'part' : 'parts'}`;
  return (
    <Dialog title={`Export ${title.toLowerCase()}`} onClose={onClose}>
      <div class="stack">
        <p class="quiet">
          {filtered
            ? 'The file has what the filters leave, from the oldest to the newest.'
            : 'The file has all records of all accounts, from the oldest to the newest.'}
        </p>
        {!parts.done && (
          <Field label="Format">
            <Select
              value={format}
              options={FORMATS}
              disabled={reading.busy || begun}
              onChoose={(value) => setFormat(value as Format)}
            />
          </Field>
        )}
        {reading.busy && (
          <Progress label="Records read" value={0} max={null}>
            {begun ? read : 'Reading the first part …'}
          </Progress>
        )}
        <FaultNotice fault={reading.fault} />
        {reading.fault !== null && begun && <p class="small">{read} are kept until you close this.</p>}
        {parts.done && (
          <Notice tone="good">
            <p>
              <strong>{file}</strong> has {read}. Your browser stores it.
            </p>
          </Notice>
        )}
        <div class="row end">
          {reading.busy ? (
            <Button onClick={cancel}>Cancel the export</Button>
          ) : (
            <Button onClick={onClose}>{parts.done ? 'Done' : 'Close'}</Button>
          )}
          {parts.done ? (
            <Button onClick={() => saveFile(file, parts.texts, TYPES[format])}>Store it again</Button>
          ) : (
            !reading.busy && (
              <Button kind="primary" onClick={() => void reading.run()}>
                {reading.fault !== null && begun ? 'Go on with the next part' : 'Export'}
              </Button>
            )
          )}
        </div>
      </div>
    </Dialog>
  );
}
