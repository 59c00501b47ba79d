import { param } from '../../app/router';
import { Field, Filters, type Option, Select } from '../../ui';
import { filterNames } from './query';
import type { Choice, Resource, Row } from './resource';

/** The filters of a resource, kept in the address. */
export function RecordFilters({ of: resource, accounts }: { of: Resource<Row>; accounts: readonly Option[] }) {
  const { search, period, choices, amount } = resource;
  const amountSet = ['currency', 'min_amount', 'max_amount'].some((name) => param(name) !== '');
  return (
    <Filters names={filterNames(resource)}>
      {search.length > 0 && (
        <Field label="Search">
          <input
            type="search"
            name="q"
            defaultValue={param('q')}
            placeholder={search.map(([, label]) => label).join(', ')}
            autocomplete="off"
            spellcheck={false}
          />
        </Field>
      )}
      {search.length > 1 && (
        <Field label="Search in">
          <Select name="in" value={param('in')} options={[['', 'Anything'], ...search]} />
        </Field>
      )}
      <Field label="Account">
        <Select
          name="account_id"
          value={param('account_id')}
          options={withCurrent([['', 'All accounts'], ...accounts], param('account_id'))}
        />
      </Field>
      {choices.map((choice) => (
        <ChoiceField key={choice.name} of={choice} />
      ))}
      <Field label={`${period} from (UTC)`}>
        <input type="date" name="from" defaultValue={param('from')} />
      </Field>
      <Field label={`${period} to (UTC)`}>
        <input type="date" name="to" defaultValue={param('to')} />
      </Field>
      {amount && (
        <details class="more-filters" open={amountSet}>
          <summary>Amount</summary>
          <div class="row">
            <Field label="Currency">
              <input name="currency" defaultValue={param('currency')} size={5} maxLength={3} placeholder="EUR" />
            </Field>
            <Field label="At least">
              <input name="min_amount" defaultValue={param('min_amount')} size={8} inputMode="decimal" />
            </Field>
            <Field label="At most">
              <input name="max_amount" defaultValue={param('max_amount')} size={8} inputMode="decimal" />
            </Field>
          </div>
        </details>
      )}
    </Filters>
  );
}

function ChoiceField({ of: { name, label, options } }: { of: Choice }) {
  if (options === undefined)
    return (
      <Field label={label}>
        <input name={name} defaultValue={param(name)} />
      </Field>
    );
  return (
    <Field label={label}>
      <Select name={name} value={param(name)} options={withCurrent([['', 'Any'], ...options], param(name))} />
    </Field>
  );
}

/** A value that the address has and the list lacks is offered as it is. */
function withCurrent(options: readonly Option[], current: string): readonly Option[] {
  return options.some(([value]) => value === current) ? options : [...options, [current, current]];
}
