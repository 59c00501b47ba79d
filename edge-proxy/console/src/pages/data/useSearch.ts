import { Fault, get, type Page, type Query } from '../../api/client';
import { useLoad } from '../../api/hooks';
import type { Option } from '../../ui';
import type { Resource, Row } from './resource';

export interface Found {
  /** The filter that the text is a value of; null without a text. */
  readonly by: Option | null;
  /** Other filters that it is a value of too. */
  readonly also: readonly Option[];
}

/**
 * What a text is: an order's id, a buyer, a SKU. The API compares whole values of one filter, so unless `chosen` names one, each is
 * asked for one record, and the first that has one is taken.
 */
export function useSearch(resource: Resource<Row>, text: string, chosen: string, filter: Query) {
  const { name, search } = resource;
  const given = search.find(([field]) => field === chosen) ?? (search.length === 1 ? search[0]! : null);
  return useLoad<Found>(JSON.stringify([name, text, chosen, filter]), async (signal) => {
    if (text === '' || search.length === 0) return { by: null, also: [] };
    if (given !== null) return { by: given, also: [] };
    const hits = await Promise.all(search.map((option) => isIn(name, option, text, filter, signal)));
    const [first, ...also] = search.filter((_, n) => hits[n]);
    return { by: first ?? search[0]!, also };
  });
}

async function isIn(name: string, [field]: Option, text: string, filter: Query, signal: AbortSignal): Promise<boolean> {
  try {
    const { items } = await get<Page<Row>>(`/api/ebay/${name}`, { ...filter, [field]: text, limit: 1 }, signal);
    return items.length > 0;
  } catch (fault) {
    // A text that cannot be a value of this filter is none.
    if (fault instanceof Fault && fault.status === 422) return false;
    throw fault;
  }
}
