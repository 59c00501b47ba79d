import { Fault, post } from '../api';
import { busy, el, fill, on } from '../dom';
import { faultNotice, field } from '../parts';

const PREFIX = '#/password?link=';

/** The secret of a link by which a user sets a password, or null. */
export function linkIn(hash: string): string | null {
  return hash.startsWith(PREFIX) ? hash.slice(PREFIX.length) : null;
}

/** The page that an invitation or a recovery link opens; `done` gets what to say on the sign-in page. */
export function setPassword(main: HTMLElement, link: string, done: (reason: string) => void): void {
  document.title = 'Set your password · eBay Connector';
  const password = el('input', {
    type: 'password',
    name: 'password',
    autocomplete: 'new-password',
    minlength: '12',
    required: true,
  });
  const submit = el('button', { type: 'submit', class: 'primary' }, 'Set password');
  const outcome = el('div');
  const form = on(el('form', {}, field('New password', password), submit, outcome), {
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
      el('h1', { id: 'title' }, 'Set your password'),
      el('p', { class: 'quiet' }, 'At least 12 characters, and none of the most common passwords.'),
      form,
    ),
  );
  password.focus();

  async function attempt(): Promise<void> {
    fill(outcome);
    try {
      await post('/api/auth/password/link', { link, password: password.value });
      done('Your password is set. Sign in with it.');
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      fill(outcome, faultNotice(fault));
      password.select();
    }
  }
}
