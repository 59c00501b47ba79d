import type { VNode } from 'preact';
import { accountOptions } from '../../api/accounts';
import type { Account } from '../../api.types';
import { param } from '../../app/router';
import { Field, Filters, Select } from '../../ui';
import { resourceName } from './words';

export interface ScopeFiltersProps {
  readonly accounts: readonly Account[];
  readonly resources: readonly string[];
  /** The name of the third filter, whose control is the child. */
  readonly third: string;
  readonly children: VNode;
}

/** The parameters of the address that the filters set. */
export const scopeNames = (third: string): readonly string[] => ['account_id', 'resource', third];

/** Filters by account and resource, and one more. */
export function ScopeFilters({ accounts, resources, third, children }: ScopeFiltersProps) {
  return (
    <Filters names={scopeNames(third)}>
      <Field label="Account">
        <Select
          name="account_id"
          value={param('account_id')}
          options={[['', 'All accounts'], ...accountOptions(accounts)]}
        />
      </Field>
      <Field label="Resource">
        <Select
          name="resource"
          value={param('resource')}
          options={[['', 'All'], ...resources.map((name) => [name, resourceName(name)] as const)]}
        />
      </Field>
      {children}
    </Filters>
  );
}
