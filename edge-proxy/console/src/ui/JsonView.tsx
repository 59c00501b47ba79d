import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { CopyButton } from './CopyButton';

const OPEN_DEPTH = 2;
const FIRST_SHOWN = 100;

/** A JSON value as a tree that opens part by part, with a button that copies all of it. */
export function JsonView({ value, what = 'JSON' }: { value: unknown; what?: string }) {
  return (
    <div class="json">
      <div class="json-copy">
        <CopyButton text={JSON.stringify(value, null, 2)} what={what} />
      </div>
      <div class="json-tree">
        <Node value={value} depth={0} />
      </div>
    </div>
  );
}

function Node({ name, value, depth }: { name?: string; value: unknown; depth: number }) {
  if (typeof value !== 'object' || value === null) {
    return (
      <div class="json-line">
        <Name of={name} />
        <Leaf value={value} />
      </div>
    );
  }
  return <Branch name={name} value={value} depth={depth} />;
}

function Branch({ name, value, depth }: { name: string | undefined; value: object; depth: number }) {
  const [open, setOpen] = useState(depth < OPEN_DEPTH);
  const [shown, setShown] = useState(FIRST_SHOWN);
  const isList = Array.isArray(value);
  const entries = Object.entries(value);
  const size = `${entries.length} ${isList ? (entries.length === 1 ? 'item' : 'items') : entries.length === 1 ? 'member' : 'members'}`;
  if (entries.length === 0) return <Line name={name}>{isList ? '[]' : '{}'}</Line>;
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Name of={name} />
        <span class="quiet">
          {isList ? '[' : '{'} {size} {isList ? ']' : '}'}
        </span>
      </summary>
      {open && (
        <div class="json-children">
          {entries.slice(0, shown).map(([key, child]) => (
            <Node key={key} name={key} value={child} depth={depth + 1} />
          ))}
          {entries.length > shown && (
            <button type="button" class="button link small" onClick={() => setShown(shown + FIRST_SHOWN)}>
              Show more ({entries.length - shown} left)
            </button>
          )}
        </div>
      )}
    </details>
  );
}

function Line({ name, children }: { name: string | undefined; children: ComponentChildren }) {
  return (
    <div class="json-line">
      <Name of={name} />
      {children}
    </div>
  );
}

function Name({ of }: { of: string | undefined }) {
  return of === undefined ? null : <span class="json-name">{of}: </span>;
}

function Leaf({ value }: { value: unknown }) {
  const kind = value === null ? 'null' : typeof value;
  return <span class={`json-${kind}`}>{JSON.stringify(value) ?? 'undefined'}</span>;
}
