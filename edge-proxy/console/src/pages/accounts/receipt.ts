import type { Disconnection } from '../../api.types';

/** What a disconnect erased and what it kept. */
export function receipt(
  account: string,
  { erased, kept, revoked_at_ebay, revoke_error }: Omit<Disconnection, 'id' | 'status'>,
): string {
  const words = (names: string[]) => names.map((name) => name.replaceAll('_', ' ')).join(', ');
  const erasedText = erased.length === 0 ? 'No token was stored.' : `Erased: ${words(erased)}.`;
  const atEbay =
    erased.length === 0 || revoked_at_ebay
      ? ''
      : ` eBay did not revoke the consent (${revoke_error ?? 'no reason'}); the seller can revoke it in eBay’s account settings.`;
  return `${account} is disconnected. ${erasedText} Kept: ${words(kept)}.${atEbay}`;
}
