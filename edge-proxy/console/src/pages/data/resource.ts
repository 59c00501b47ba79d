import type { Column, Option } from '../../ui';

/** A stored record as the API lists it. */
export type Row = Record<string, unknown>;

/** A filter of the API beside those that all resources have. */
export interface Choice {
  /** The parameter of the API and of the address. */
  readonly name: string;
  readonly label: string;
  /** The usual values. eBay may use others: one in the address is offered too. Without options it is a text field. */
  readonly options?: readonly Option[];
}

/** A link from one record to others that belong to it. */
export interface Related {
  readonly label: string;
  readonly resource: string;
  /** A filter of that resource, and its value. */
  readonly by: string;
  readonly value: string | null | undefined;
}

/** Everything that the page has to know about a resource: the pages of all resources are made from these. */
export interface Resource<T> {
  /** The part of the API's path, also in the address of the page. */
  readonly name: string;
  readonly title: string;
  /** `order`: one of them, in the middle of a sentence. */
  readonly one: string;
  /** The member with the id, and another one that is needed to tell records apart. */
  readonly id: keyof T & string;
  readonly type?: keyof T & string;
  /** What the search field looks for, and the name of each, the most likely first. */
  readonly search: readonly Option[];
  /** What `from` and `to` compare. */
  readonly period: string;
  readonly choices: readonly Choice[];
  readonly columns: readonly Column<T>[];
  /** The API's first sort, used if none is chosen. */
  readonly sort: string;
  /** The member whose amount can be filtered and sorted, in one currency. */
  readonly amount?: keyof T & string;
  /** Figures by day: the API's members and their names. Empty if the API has none. */
  readonly days: readonly Option[];
  /** Moments of a record for its history. */
  readonly moments: readonly Option[];
  readonly related: (record: T) => readonly Related[];
  /** What one has to know to understand the list. */
  readonly note?: string;
  /** The resource whose sync brings the records. */
  readonly sync: string;
}

/** A resource is described with the type of its records, and used without. */
export function resource<T>(description: Resource<T>): Resource<Row> {
  return description as unknown as Resource<Row>;
}

const SEPARATOR = '~';

/** What tells records of all accounts apart; it is in the address while a record is open. */
export function keyOf({ id, type }: Resource<Row>, row: Row): string {
  return [row.account_id, ...(type ? [row[type]] : []), row[id]].map(String).join(SEPARATOR);
}

/** The parts of a key; null for a text that is none. */
export function partsOf(
  { type }: Resource<Row>,
  key: string,
): { account: string; type: string | null; id: string } | null {
  const parts = key.split(SEPARATOR);
  const before = type ? 2 : 1;
  if (parts.length <= before) return null;
  return { account: parts[0]!, type: type ? parts[1]! : null, id: parts.slice(before).join(SEPARATOR) };
}
