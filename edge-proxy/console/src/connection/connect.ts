import { Fault, post } from '../api';
import { busy, el, fill, on } from '../dom';
import { faultNotice, field, select } from '../parts';

/** Starts OAuth and leaves for eBay's consent page. */
export function connectCard(admin: boolean): HTMLElement {
  const title = el('h2', { id: 'connect-title' }, 'Connect a seller');
  if (!admin) {
    return el('section', { class: 'card', 'aria-labelledby': title.id }, title,
      el('p', { class: 'quiet' }, 'Only administrators connect sellers. You are signed in as a viewer.'));
  }
  const environment = select([['production', 'Production'], ['sandbox', 'Sandbox']]);
  const submit = el('button', { type: 'submit', class: 'primary' }, 'Connect');
  const outcome = el('div');
  const form = on(el('form', { class: 'row' }, field('eBay environment', environment), submit), {
    submit: (event) => {
      event.preventDefault();
      void busy(submit, leaveForEbay);
    },
  });
  return el('section', { class: 'card', 'aria-labelledby': title.id }, title,
    el('p', { class: 'quiet' }, 'You go to eBay’s own page, the seller agrees there, and you come back here.'), form, outcome);

  async function leaveForEbay(): Promise<void> {
    fill(outcome);
    try {
      const { authorize_url } = await post<{ authorize_url: string }>('/api/ebay/oauth/start', { environment: environment.value });
      location.assign(authorize_url);
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      fill(outcome, faultNotice(fault));
    }
  }
}
