import { Fault, post } from '../api';
import { busy, button, el, fill, on } from '../dom';
import { faultNotice, field } from '../parts';
import { usePasskey } from './passkey';

/** How the API answers each step of a sign-in; without `second_factor` the session cookie is set. */
export interface Step {
  second_factor?: string[];
  public_key?: PublicKeyCredentialRequestOptionsJSON;
}

const CODE = /^\d{6}$/;

/** The page for the second factor; `done` is called once the session cookie is set, `restart` when it takes the password again. */
export function secondStep(main: HTMLElement, step: Step, done: () => Promise<void>, restart: () => void): void {
  const byApp = step.second_factor?.includes('totp') ?? false;
  const code = el('input', { name: 'code', autocomplete: 'one-time-code', required: true });
  const submit = el('button', { type: 'submit', class: 'primary' }, 'Continue');
  const outcome = el('div');
  const form = on(
    el('form', {}, field(byApp ? 'Code of your app, or a recovery code' : 'Recovery code', code), submit, outcome),
    {
      submit: (event) => {
        event.preventDefault();
        const typed = code.value.trim();
        void busy(submit, () => send(CODE.test(typed) ? { code: typed } : { recovery_code: typed }));
      },
    },
  );
  const options = step.public_key;
  const key =
    options !== undefined &&
    button(
      'Use a passkey',
      () => void busy(key as HTMLButtonElement, () => attempt(() => usePasskey(options))),
      'primary',
    );
  fill(
    main,
    el(
      'section',
      { class: 'card narrow', 'aria-labelledby': 'title' },
      el('h1', { id: 'title' }, 'Second factor'),
      el('p', { class: 'quiet' }, 'Your password is right. Now show that it is you.'),
      key,
      form,
      button('Start again', restart, 'link'),
    ),
  );
  code.focus();

  const send = (proof: Record<string, string>) => attempt(async () => proof);

  async function attempt(prove: () => Promise<Record<string, string>>): Promise<void> {
    fill(outcome);
    try {
      await post('/api/auth/login/second', await prove());
      await done();
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      if (fault.code === 'start-again') return restart();
      fill(outcome, faultNotice(fault));
      code.select();
    }
  }
}
