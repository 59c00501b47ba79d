import type { Money as Amount } from '../api.types';
import { decimal } from './numbers';

/** An amount with its currency. In a table, give its column `numeric`. */
export function Money({ of }: { of: Amount | null | undefined }) {
  if (!of) return <span class="quiet">–</span>;
  return (
    <span class="money">
      {decimal(of.value)} <span class="currency">{of.currency}</span>
    </span>
  );
}
