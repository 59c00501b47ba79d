import { Fault, post } from '../api';
import { busy, button, el, fill, on } from '../dom';
import { faultNotice, field } from '../parts';

/** Asks for the password in a dialog, until it is right or the user cancels. */
export function askForPassword(): Promise<boolean> {
  const password = el('input', {
    type: 'password',
    name: 'password',
    autocomplete: 'current-password',
    required: true,
  });
  const submit = el('button', { type: 'submit', class: 'primary' }, 'Confirm');
  const outcome = el('div');
  const dialog = el('dialog', { class: 'card narrow', 'aria-labelledby': 'confirm-title' });
  let confirmed = false;
  const form = on(
    el(
      'form',
      {},
      field('Password', password),
      el(
        'div',
        { class: 'row tight' },
        submit,
        button('Cancel', () => dialog.close()),
      ),
      outcome,
    ),
    {
      submit: (event) => {
        event.preventDefault();
        void busy(submit, attempt);
      },
    },
  );
  fill(dialog, el('h2', { id: 'confirm-title' }, 'Confirm your password'), form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(confirmed);
    });
  });

  async function attempt(): Promise<void> {
    fill(outcome);
    try {
      await post('/api/auth/step-up', { password: password.value });
      confirmed = true;
      dialog.close();
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      fill(outcome, faultNotice(fault));
      password.select();
    }
  }
}
