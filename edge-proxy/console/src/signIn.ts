import { Fault, get, post } from './api';
import { busy, button, el, fill, on } from './dom';
import { knowsPasskeys, usePasskey } from './factors/passkey';
import { type Step, secondStep } from './factors/second';
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
  const key = button('Use a passkey', () => void busy(key, () => attempt(byPasskey)));
  const outcome = el('div');
  const form = on(
    el('form', {}, field('Email', email), field('Password', password), submit, knowsPasskeys() && key, outcome),
    {
      submit: (event) => {
        event.preventDefault();
        void busy(submit, () => attempt(byPassword));
      },
    },
  );
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

  async function enter(): Promise<void> {
    done(await get<User>('/api/auth/me'));
  }

  async function byPasskey(): Promise<void> {
    const { public_key } = await post<Required<Step>>('/api/auth/login/passkey', {});
    await post('/api/auth/login/passkey/confirm', await usePasskey(public_key));
    await enter();
  }

  async function byPassword(): Promise<void> {
    const step = await post<Step>('/api/auth/login', { email: email.value, password: password.value });
    if (step.second_factor === undefined) return enter();
    secondStep(main, step, enter, () => signIn(main, 'Sign in again.', done));
  }

  async function attempt(way: () => Promise<void>): Promise<void> {
    fill(outcome);
    try {
      // The session is a cookie that scripts cannot read; the console stores nothing.
      await way();
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      fill(outcome, faultNotice(fault));
      password.select();
    }
  }
}
