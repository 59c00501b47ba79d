import type { PageProps } from '../../app/pages';
import { readSession } from '../../app/session';
import { Notice, PageHead } from '../../ui';
import { FactorsCard } from './FactorsCard';
import { PasswordCard } from './PasswordCard';
import { SessionsCard } from './SessionsCard';

/** The user's own second factors, password and sessions. */
export default function Security({ user }: PageProps) {
  const enrolling = user.role === 'ENROLLING';
  return (
    <>
      <PageHead title="Security">How you sign in, and where you are signed in.</PageHead>
      {enrolling && (
        <Notice tone="warn">
          <p>Admins need a second factor here. Add an authenticator app or a passkey to go on.</p>
        </Notice>
      )}
      <FactorsCard enrolling={enrolling} onAdmitted={() => void readSession()} />
      {!enrolling && (
        <>
          <SessionsCard />
          <PasswordCard />
        </>
      )}
    </>
  );
}
