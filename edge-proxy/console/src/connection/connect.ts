import { Fault, post } from '../api';
import { busy, el, fill, on } from '../dom';
import { faultNotice, field, select, tick } from '../parts';

/** Asks for a consent and goes to eBay's page for it. */
export async function leaveFor(wish: { environment: string; login?: boolean; account_id?: string }): Promise<void> {
  const { authorize_url } = await post<{ authorize_url: string }>('/api/ebay/oauth/start', wish);
  location.assign(authorize_url);
}

/** Starts OAuth and leaves for eBay's consent page. */
export function connectCard(admin: boolean): HTMLElement {
  const title = el('h2', { id: 'connect-title' }, 'Connect a seller');
  if (!admin) {
    return el(
      'section',
      { class: 'card', 'aria-labelledby': title.id },
      title,
      el('p', { class: 'quiet' }, 'Only administrators connect sellers. You are signed in as a viewer.'),
    );
  }
  const environment = select([
    ['production', 'Production'],
    ['sandbox', 'Sandbox'],
  ]);
  const another = el('input', { type: 'checkbox' });
  const submit = el('button', { type: 'submit', class: 'primary' }, 'Connect');
  const outcome = el('div');
  const form = on(
    el(
      'form',
      { class: 'row' },
      field('eBay environment', environment),
      tick('Ask who signs in: a second seller in this browser', another),
      submit,
    ),
    {
      submit: (event) => {
        event.preventDefault();
        void busy(submit, leaveForEbay);
      },
    },
  );
  return el(
    'section',
    { class: 'card', 'aria-labelledby': title.id },
    title,
    el('p', { class: 'quiet' }, 'You go to eBay’s own page, the seller agrees there, and you come back here.'),
    form,
    outcome,
  );

  async function leaveForEbay(): Promise<void> {
    fill(outcome);
    try {
      await leaveFor({ environment: environment.value, login: another.checked });
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      fill(outcome, faultNotice(fault));
    }
  }
}
