import type { Money as Amount } from '../../api.types';

const WORDS: Readonly<Record<string, string>> = {
  id: 'id',
  sku: 'SKU',
  url: 'URL',
  urls: 'URLs',
  mpn: 'MPN',
  epid: 'EPID',
};

/** `Buyer username`, from the name of a member. */
export function nameOf(member: string): string {
  const words = member.split('_').map((word) => WORDS[word] ?? word);
  const text = words.join(' ').replace('ebay', 'eBay');
  return text.startsWith('eBay') ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

export function isMoney(value: unknown): value is Amount {
  if (typeof value !== 'object' || value === null) return false;
  const { value: amount, currency, ...rest } = value as Record<string, unknown>;
  return typeof amount === 'string' && currency !== undefined && Object.keys(rest).length === 0;
}

/** A list of objects is shown as a table of its own. */
export function isTable(value: unknown): value is Record<string, unknown>[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one) => typeof one === 'object' && one !== null && !Array.isArray(one))
  );
}
