import type { ComponentChildren } from 'preact';
import { count, JsonView, Money, Time } from '../../ui';
import { isMoney, nameOf } from './kinds';

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/;
/** Any value of a record by its kind, so that a member that the console does not know yet is readable too. */
export function shown(value: unknown): ComponentChildren {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return count(value);
  if (typeof value === 'string') return textOf(value);
  if (isMoney(value)) return <Money of={value} />;
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object'))
    return value.length === 0 ? null : value.map((one) => <div key={String(one)}>{shown(one)}</div>);
  return Object.keys(value as object).length === 0 ? null : <JsonView value={value} />;
}

function textOf(value: string): ComponentChildren {
  if (MOMENT.test(value)) return <Time at={value} exact />;
  if (/^https:\/\/\S+$/.test(value))
    return (
      <a href={value} target="_blank" rel="noreferrer">
        {value}
      </a>
    );
  return <span class="written">{value}</span>;
}

/** A short list of objects as a table, each member a column. */
export function Objects({ label, of }: { label: string; of: readonly Record<string, unknown>[] }) {
  const members = [...new Set(of.flatMap((one) => Object.keys(one)))];
  return (
    <div class="objects" tabIndex={0} role="group" aria-label={`${label}, scrollable`}>
      <table aria-label={label}>
        <thead>
          <tr>
            {members.map((member) => (
              <th key={member} scope="col" class={of.some((one) => isNumeric(one[member])) ? 'numeric' : ''}>
                {nameOf(member)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.map((one, n) => (
            <tr key={n}>
              {members.map((member) => (
                <td key={member} class={isNumeric(one[member]) ? 'numeric' : ''}>
                  {shown(one[member]) ?? <span class="quiet">–</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const isNumeric = (value: unknown) => typeof value === 'number' || isMoney(value);
