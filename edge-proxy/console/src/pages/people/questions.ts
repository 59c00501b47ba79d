import type { User } from '../../api.types';
import type { Question } from '../../ui/Dialog';

export type Act = 'promote' | 'demote' | 'disable' | 'enable' | 'delete' | 'end-sessions' | 'reset-factors' | 'link';

const ACTS: Readonly<Record<Act, { title: string; act: string; body: string; danger?: boolean }>> = {
  promote: {
    title: 'Make {} an admin?',
    act: 'Make {} an admin',
    body: 'Admins may do everything, also to other users. The sessions of this user end.',
  },
  demote: {
    title: 'Make {} a viewer?',
    act: 'Make {} a viewer',
    body: 'Viewers only read. The sessions and the API tokens of this user end.',
    danger: true,
  },
  disable: {
    title: 'Disable {}?',
    act: 'Disable {}',
    body: 'The sessions and the API tokens of this user end now. Accounts that this user connected go on. You can enable the user again.',
    danger: true,
  },
  enable: { title: 'Enable {}?', act: 'Enable {}', body: 'This user can sign in again.' },
  delete: {
    title: 'Delete {}?',
    act: 'Delete {}',
    body: 'The user, the sessions and the API tokens go for good. Accounts that this user connected go on, and any admin may manage them.',
    danger: true,
  },
  'end-sessions': {
    title: 'End all sessions of {}?',
    act: 'End all sessions',
    body: 'This user has to sign in again everywhere.',
    danger: true,
  },
  'reset-factors': {
    title: 'Reset the second factors of {}?',
    act: 'Reset second factors',
    body: 'For a person who lost them: apps, passkeys and recovery codes no longer work, and all sessions end. Be sure that it is this person who asks.',
    danger: true,
  },
  link: {
    title: 'Make a password link for {}?',
    act: 'Make the link',
    body: 'Whoever has the link can set the password of this user. It is shown once, works once, and replaces earlier links.',
  },
};

/** What is asked before an act, naming the user. */
export function question(which: Act, { email }: Pick<User, 'email'>): Question {
  const { title, act, body, danger = false } = ACTS[which];
  return {
    title: title.replace('{}', email),
    act: act.replace('{}', email),
    body,
    danger,
    ...(which === 'delete' && { type: email }),
  };
}
