import { Fault, post } from '../api';
import { busy, button, el, fill, on } from '../dom';
import { knowsPasskeys, usePasskey } from '../factors/passkey';
import { faultNotice, field } from '../parts';

/** Asks for the password or a second factor in a dialog, until it is right or the user cancels. */
export function askForPassword(): Promise<boolean> {
  const password = el('input', {
    type: 'password',
    name: 'password',
    autocomplete: 'current-password',
    required: true,
  });
  const submit = el('button', { type: 'submit', class: 'primary' }, 'Confirm');
  const key = button('Use a passkey', () => void busy(key, () => attempt(byPasskey)));
  const outcome = el('div');
  const dialog = el('dialog', { class: 'card narrow', 'aria-labelledby': 'confirm-title' });
  let confirmed = false;
  const form = on(
    el(
      'form',
      {},
      field('Password, or code of your app', password),
      el(
        'div',
        { class: 'row tight' },
        submit,
        knowsPasskeys() && key,
        button('Cancel', () => dialog.close()),
      ),
      outcome,
    ),
    {
      submit: (event) => {
        event.preventDefault();
        void busy(submit, () => attempt(typed));
      },
    },
  );
  fill(dialog, el('h2', { id: 'confirm-title' }, 'Confirm that it is you'), form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(confirmed);
    });
  });

  /** A password has at least twelve characters, so it is never taken for a code. */
  async function typed(): Promise<Record<string, string>> {
    return /^\d{6}$/.test(password.value) ? { code: password.value } : { password: password.value };
  }

  async function byPasskey(): Promise<Record<string, string>> {
    const { public_key } = await post<{ public_key: PublicKeyCredentialRequestOptionsJSON }>(
      '/api/auth/step-up/passkey',
      {},
    );
    return usePasskey(public_key);
  }

  async function attempt(prove: () => Promise<Record<string, string>>): Promise<void> {
    fill(outcome);
    try {
      await post('/api/auth/step-up', await prove());
      confirmed = true;
      dialog.close();
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      fill(outcome, faultNotice(fault));
      password.select();
    }
  }
}
