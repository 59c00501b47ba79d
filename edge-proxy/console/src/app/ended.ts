import type { Fault } from '../api/fault';

/** Why a session ended, as the API names it, in the words of the sign-in page. */
const WORDS: Readonly<Record<string, string>> = {
  unused: 'Your session ended because it was not used for a while.',
  too_old: 'Your session has reached its end. Each one lasts for some hours, however much it is used.',
  signed_out: 'This session was signed out.',
  signed_out_everywhere: 'You signed out everywhere.',
  ended_by_admin: 'An administrator ended your sessions.',
  password_changed: 'Your password was changed, which ends all sessions. If that was not you, tell an administrator.',
  role_changed: 'An administrator changed your role, which ends your sessions.',
  disabled: 'An administrator disabled your account. Ask them if you still need it.',
  factor_added: 'A second factor was added in another session. If that was not you, tell an administrator.',
  factors_reset: 'An administrator reset your second factors, which ends your sessions. Sign in and add new ones.',
  wrong_passwords: 'This session ended after several wrong passwords or codes.',
  user_changed: 'Your session ended because your account was changed.',
};

const UNKNOWN = 'Your session has ended.';

/** Ends that only time brought about: what is on the screen may stay there. */
const BY_TIME: readonly string[] = ['unused', 'too_old'];

/** Why the session that was sent has ended; null if none was sent, or one that is not known any more. */
export function whyEnded({ code, reason }: Pick<Fault, 'code' | 'reason'>): string | null {
  if (code !== 'session-ended') return null;
  return reason !== null && Object.hasOwn(WORDS, reason) ? WORDS[reason]! : UNKNOWN;
}

export function endedByTime({ code, reason }: Pick<Fault, 'code' | 'reason'>): boolean {
  return code === 'session-ended' && reason !== null && BY_TIME.includes(reason);
}
