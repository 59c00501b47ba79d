import { useState } from 'preact/hooks';
import { type ApiDocument, resolved, type Schema } from './document';
import { membersOf, rangeOf, typeOf } from './schemaWords';
import { Words } from './WordsView';

/** A schema as the list of its members; those that have members themselves open on demand, so that a loop has no end but its reader's. */
export function SchemaView({ document, schema }: { document: ApiDocument; schema: Schema }) {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined)
    return (
      <div class="stack">
        {choices.map((one, n) => (
          <div key={n}>
            <p class="quiet small">
              {n === 0 ? 'Either' : 'Or'} {typeOf(document, one)}
            </p>
            <SchemaView document={document} schema={one} />
          </div>
        ))}
      </div>
    );
  const members = membersOf(document, schema);
  if (members.length === 0)
    return (
      <p>
        {typeOf(document, schema)}
        {rangeOf(schema)}
      </p>
    );
  return (
    <ul class="plain members">
      {members.map(([name, of, required]) => (
        <Member key={name} document={document} name={name} schema={of} required={required} />
      ))}
    </ul>
  );
}

interface MemberProps {
  readonly document: ApiDocument;
  readonly name: string;
  readonly schema: Schema;
  readonly required: boolean;
}

function Member({ document, name, schema, required }: MemberProps) {
  const [open, setOpen] = useState(false);
  const found = resolved<Schema>(document, schema);
  const description = schema.description ?? found?.description;
  const inner = (schema.anyOf ?? schema.oneOf ?? [schema]).filter((one) => membersOf(document, one).length > 0);
  return (
    <li>
      <code class={schema.deprecated ? 'gone' : ''}>{name}</code>{' '}
      <span class="quiet small">
        {typeOf(document, schema)}
        {required ? '' : ', may be absent'}
      </span>
      {found && <span class="small">{rangeOf(found)}</span>}
      {description && (
        <p class="small">
          <Words text={description} />
        </p>
      )}
      {inner.length > 0 && (
        <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary class="small">
            Members<span class="unseen"> of {name}</span>
          </summary>
          {open && inner.map((one, n) => <SchemaView key={n} document={document} schema={one} />)}
        </details>
      )}
    </li>
  );
}
