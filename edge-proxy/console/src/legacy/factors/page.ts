import { knowsPasskeys, makePasskey } from '../../app/signIn/passkey';
import { Fault, get, post } from '../api';
import { busy, button, type Child, el, fill, on } from '../dom';
import { faultNotice, field, instant, notice } from '../parts';
import type { Factor, FactorAdded, Factors, NewApp } from '../types';
import type { ViewContext } from '../views';

type Added = Pick<FactorAdded, 'recovery_codes'>;

const KINDS: Record<Factor['kind'], string> = { totp: 'Authenticator app', passkey: 'Passkey' };

/** The user's own second factors. `admitted` is called when an admin who needed one has it. */
export function security({ main, user, signal }: ViewContext, admitted: () => void): void {
  const list = el('div');
  const outcome = el('div', { 'aria-live': 'polite' });
  const workplace = el('div');
  const app = button('Add an authenticator app', () => run(app, startApp));
  const key = button('Add a passkey', () => run(key, addPasskey));
  const codes = button('New recovery codes', () => run(codes, renewCodes));
  key.disabled = !knowsPasskeys();
  fill(
    main,
    el('h1', {}, 'Security'),
    user.role === 'ENROLLING' &&
      notice('warn', el('p', {}, 'Admins need a second factor here. Add an authenticator app or a passkey to go on.')),
    el(
      'section',
      { class: 'card', 'aria-labelledby': 'factors-title' },
      el('h2', { id: 'factors-title' }, 'Second factors'),
      list,
      el('div', { class: 'row tight' }, app, key, user.role !== 'ENROLLING' && codes),
      workplace,
      outcome,
    ),
  );
  void load();

  function run(control: HTMLButtonElement, work: () => Promise<void>): void {
    void busy(control, () => guarded(work));
  }

  async function guarded(work: () => Promise<void>): Promise<void> {
    fill(outcome);
    try {
      await work();
    } catch (fault) {
      if (signal.aborted) return;
      if (!(fault instanceof Fault)) throw fault;
      fill(outcome, faultNotice(fault));
    }
  }

  async function load(): Promise<void> {
    await guarded(async () => {
      const factors = await get<Factors>('/api/auth/factors', {}, signal);
      fill(list, ...shown(factors));
    });
  }

  function shown({ items, recovery_codes_left }: Factors): Child[] {
    if (items.length === 0) return [el('p', { class: 'quiet' }, 'None yet: your password alone signs you in.')];
    return [
      el('ul', { 'aria-label': 'Your second factors' }, ...items.map(row)),
      el('p', {}, `Recovery codes left: ${recovery_codes_left}`),
    ];
  }

  function row(factor: Factor): HTMLElement {
    const remove = button(
      'Remove',
      () =>
        run(remove, async () => {
          await post(`/api/auth/factors/${factor.id}/remove`, {});
          await load();
        }),
      'link',
    );
    remove.setAttribute('aria-label', `Remove ${factor.name}`);
    return el('li', {}, `${KINDS[factor.kind]}: ${factor.name}, last used `, instant(factor.last_used_at), ' ', remove);
  }

  async function startApp(): Promise<void> {
    const { secret, otpauth_url } = await post<NewApp>('/api/auth/factors/totp', {});
    const code = el('input', { name: 'code', inputmode: 'numeric', autocomplete: 'one-time-code', required: true });
    const confirm = el('button', { type: 'submit', class: 'primary' }, 'Confirm');
    fill(
      workplace,
      el('p', {}, 'Type this secret into your app, or open the link on the phone. It is shown only now.'),
      el('p', {}, el('code', {}, secret)),
      el('p', {}, el('a', { href: otpauth_url }, 'Open in the app')),
      on(el('form', {}, field('Code that the app shows', code), confirm), {
        submit: (event) => {
          event.preventDefault();
          run(confirm, async () =>
            added(await post<Added>('/api/auth/factors/totp/confirm', { code: code.value.trim() })),
          );
        },
      }),
    );
    code.focus();
  }

  async function addPasskey(): Promise<void> {
    const { public_key } = await post<{ public_key: PublicKeyCredentialCreationOptionsJSON }>(
      '/api/auth/factors/passkey',
      {},
    );
    const answer = await makePasskey(public_key);
    await added(await post<Added>('/api/auth/factors/passkey/confirm', answer));
  }

  async function renewCodes(): Promise<void> {
    await added(await post<Added>('/api/auth/factors/recovery-codes', {}));
  }

  /** New codes stay on the page until the user leaves it. */
  async function added({ recovery_codes }: Added): Promise<void> {
    fill(workplace, recovery_codes !== undefined && codesNotice(recovery_codes));
    if (user.role === 'ENROLLING') fill(workplace, ...workplace.childNodes, button('Go on', admitted, 'primary'));
    await load();
  }
}

function codesNotice(codes: string[]): HTMLElement {
  return notice(
    'warn',
    el('p', {}, 'Keep these recovery codes in a safe place. Each works once, and they are shown only now.'),
    el('ul', { 'aria-label': 'Recovery codes' }, ...codes.map((code) => el('li', {}, el('code', {}, code)))),
  );
}
