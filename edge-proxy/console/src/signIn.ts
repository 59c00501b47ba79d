import { Fault, get, post } from './api';
import { busy, el, fill, on } from './dom';
import { faultNotice, field, notice } from './parts';
import type { User } from './types';

/** The sign-in page; `done` gets the user once the session cookie is set. */
export function signIn(main: HTMLElement, reason: string | null, done: (user: User) => void): void {
  document.title = 'Sign in · eBay Connector';
  const email = el('input', { type: 'email', name: 'email', autocomplete: 'username', required: true });
  const password = el('input', {
    type: 'password',
    name: 'password',
    autocomplete: 'current-password',
    required: true,
  });
  const submit = el('button', { type: 'submit', class: 'primary' }, 'Sign in');
  const outcome = el('div');
  const form = on(el('form', {}, field('Email', email), field('Password', password), submit, outcome), {
    submit: (event) => {
      event.preventDefault();
      void busy(submit, attempt);
    },
  });
  fill(
    main,
    el(
      'section',
      { class: 'card narrow', 'aria-labelledby': 'title' },
      el('h1', { id: 'title' }, 'Sign in'),
      el('p', { class: 'quiet' }, 'Connect seller accounts, follow their syncs and read the event log.'),
      reason !== null && notice('info', el('p', {}, reason)),
      form,
    ),
  );
  email.focus();

  async function attempt(): Promise<void> {
    fill(outcome);
    try {
      // The session is a cookie that scripts cannot read; the console stores nothing.
      await post('/api/auth/login', { email: email.value, password: password.value });
      done(await get<User>('/api/auth/me'));
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      fill(outcome, faultNotice(fault));
      password.select();
    }
  }
}
