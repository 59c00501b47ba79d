import { signal } from '@preact/signals';
import { type OAuthOutcome, oauthOutcome } from './oauthOutcome';

/** How the consent ended that led here; shown once, so a reload does not show it again. */
export const outcome = signal<OAuthOutcome | null>(null);

export function takeOutcome(search: string): void {
  outcome.value = oauthOutcome(search);
}
