import type { OAuthOutcome } from '../../app/oauthOutcome';
import { el, fill } from '../dom';
import { notice, requestId } from '../parts';
import { isAdmin, type ViewContext } from '../views';
import { accounts } from './accounts';
import { connectCard } from './connect';
import { eventLog } from './eventLog';
import { tokens } from './tokens';

/** Connect sellers, see the state of their tokens, read the event log. */
export function connection(context: ViewContext, outcome: OAuthOutcome | null): void {
  const admin = isAdmin(context.user);
  const tokenCard = tokens(context, admin);
  fill(
    context.main,
    el('h1', {}, 'Accounts'),
    outcome !== null &&
      notice(
        outcome.tone,
        el('p', {}, outcome.sentence),
        outcome.requestId !== null && el('p', {}, requestId(outcome.requestId)),
      ),
    connectCard(admin),
    accounts(context, admin, tokenCard.reload),
    tokenCard.element,
    admin ? eventLog(context) : onlyForAdmins(),
  );
}

function onlyForAdmins(): HTMLElement {
  return el(
    'section',
    { class: 'card', 'aria-labelledby': 'log-title' },
    el('h2', { id: 'log-title' }, 'Event log'),
    el('p', { class: 'quiet' }, 'The event log is for administrators. You are signed in as a viewer.'),
  );
}
