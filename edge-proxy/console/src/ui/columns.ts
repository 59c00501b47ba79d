import { remember, remembered } from '../app/remember';

/** Which columns of a table are shown: the reader's choice, or those that are not optional. */
export function chosenColumns(table: string, columns: readonly { key: string; optional?: boolean }[]): Set<string> {
  const stored = remembered(`columns:${table}`);
  const usual = columns.filter(({ optional }) => !optional).map(({ key }) => key);
  if (stored === null) return new Set(usual);
  const known = new Set(columns.map(({ key }) => key));
  const chosen = stored.split(',').filter((key) => known.has(key));
  return new Set(chosen.length === 0 ? usual : chosen);
}

export function chooseColumns(table: string, chosen: ReadonlySet<string>): void {
  remember(`columns:${table}`, [...chosen].join(','));
}
