import { Fault, post } from '../api';
import { busy, el, fill, on } from '../dom';
import { checkbox, faultNotice, field, select } from '../parts';

/** Starts an OAuth consent and opens eBay's page for it. */
export async function leaveFor(consent: { environment: string; login?: boolean; account_id?: string }): Promise<void> {
  const { authorize_url } = await post<{ authorize_url: string }>('/api/ebay/oauth/start', consent);
  location.assign(authorize_url);
}

/** Connects a seller through eBay's consent page. */
export function connectCard(admin: boolean): HTMLElement {
  const title = el('h2', { id: 'connect-title' }, 'Connect a seller');
  if (!admin) {
    return el(
      'section',
      { class: 'card', 'aria-labelledby': title.id },
      title,
      el('p', { class: 'quiet' }, 'Only administrators can connect sellers. You are signed in as a viewer.'),
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
      checkbox('Show eBay’s sign-in page, to connect another seller in this browser', another),
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
    el('p', { class: 'quiet' }, 'You are sent to eBay, where the seller signs in and agrees, and then back here.'),
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
