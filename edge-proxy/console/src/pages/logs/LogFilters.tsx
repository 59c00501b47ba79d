import { param } from '../../app/router';
import { Field, Filters, type Option, Select } from '../../ui';
import type { Names } from './names';

const NAMES = ['find', 'level', 'event', 'user_id', 'api_token_id', 'account_id', 'run_id', 'request_id', 'from', 'to'];
const LEVELS: readonly Option[] = [
  ['', 'All'],
  ['INFO', 'Info'],
  ['WARN', 'Warning'],
  ['ERROR', 'Error'],
];

/** The filters of the log, all in the address. Times are those of UTC, as in the log. */
export function LogFilters({ names: { accounts, users, tokens } }: { names: Names }) {
  const text = (name: string) => ({ name, defaultValue: param(name), autocomplete: 'off', spellcheck: false });
  const moment = (name: string) => ({ name, type: 'datetime-local' as const, defaultValue: param(name) });
  return (
    <Filters names={NAMES}>
      <Field label="Find in what is read">
        <input type="search" {...text('find')} placeholder="Text of a message or detail" />
      </Field>
      <Field label="Level">
        <Select name="level" value={param('level')} options={LEVELS} />
      </Field>
      <Field label="Event">
        <input {...text('event')} placeholder="sync.failed" />
      </Field>
      <Field label="Person">
        <Select
          name="user_id"
          value={param('user_id')}
          options={withChosen(
            'user_id',
            users.map(({ id, email }): Option => [id, email]),
          )}
        />
      </Field>
      {(tokens.length > 0 || param('api_token_id') !== '') && (
        <Field label="API token">
          <Select
            name="api_token_id"
            value={param('api_token_id')}
            options={withChosen(
              'api_token_id',
              tokens.map(({ id, name }): Option => [id, name]),
            )}
          />
        </Field>
      )}
      <Field label="Account">
        <Select
          name="account_id"
          value={param('account_id')}
          options={[['', 'All'], ...accounts.map(({ id, account }): Option => [id, account])]}
        />
      </Field>
      <Field label="Run">
        <input {...text('run_id')} placeholder="Id of a run" />
      </Field>
      <Field label="Request">
        <input {...text('request_id')} placeholder="Request id" />
      </Field>
      <Field label="From (UTC)">
        <input {...moment('from')} />
      </Field>
      <Field label="To (UTC)">
        <input {...moment('to')} />
      </Field>
    </Filters>
  );
}

/** All, and those that there are; what the address names stays chosen, also if it is gone. */
function withChosen(name: string, options: readonly Option[]): readonly Option[] {
  const chosen = param(name);
  const gone: readonly Option[] =
    chosen === '' || options.some(([id]) => id === chosen) ? [] : [[chosen, chosen.slice(0, 13)]];
  return [['', 'All'], ...options, ...gone];
}

/** A date-time field's value as the API takes it. Anything else goes there as it is, and the API says what is wrong. */
export function momentOf(value: string): string {
  if (/^\d{4,}-\d\d-\d\dT\d\d:\d\d$/.test(value)) return `${value}:00Z`;
  if (/^\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(value)) return `${value}Z`;
  return value;
}
