import { useEffect, useRef, useState } from 'preact/hooks';
import type { Me } from '../api.types';
import { Button, FaultNotice, OfflineBanner, Skeleton } from '../ui';
import { Questions } from '../ui/Dialog';
import { CurrentPage } from './CurrentPage';
import { EndedBanner } from './EndedBanner';
import { Footer } from './Footer';
import { Brand, Header } from './Header';
import { place } from './router';
import { ShortcutHelp } from './ShortcutHelp';
import { leave, readSession, type Session, session } from './session';
import { SetPassword } from './signIn/SetPassword';
import { SignIn } from './signIn/SignIn';
import { StepUp } from './signIn/StepUp';

/** Everything in the page. `link` is the secret of a link for a new password, if one was opened. */
export function App({ link }: { link: string | null }) {
  const [secret, setSecret] = useState(link);
  useEffect(() => {
    if (link === null) void readSession();
  }, [link]);
  const now = session.value;
  if (secret !== null)
    return (
      <Outside title="Set your password">
        <SetPassword
          link={secret}
          onDone={(reason) => {
            setSecret(null);
            leave(reason);
          }}
        />
      </Outside>
    );
  if (now.state === 'in') return <Inside user={now.user} />;
  return (
    <Outside title={now.state === 'out' ? 'Sign in' : 'Loading'}>
      <Before session={now} />
    </Outside>
  );
}

function Before({ session: now }: { session: Exclude<Session, { state: 'in' }> }) {
  if (now.state === 'starting') return <Skeleton lines={4} />;
  if (now.state === 'out') return <SignIn reason={now.reason} requestId={now.requestId} />;
  return (
    <section class="card narrow">
      <h1>The console could not load</h1>
      <FaultNotice fault={now.fault} />
      <Button kind="primary" onClick={() => void readSession()}>
        Try again
      </Button>
    </section>
  );
}

function Outside({ title, children }: { title: string; children: preact.ComponentChildren }) {
  useEffect(() => {
    document.title = `${title} · eBay Connector`;
  }, [title]);
  return (
    <div class="outside">
      <OfflineBanner />
      <header class="bare">
        <Brand />
      </header>
      <main id="main">{children}</main>
      <Footer />
    </div>
  );
}

function Inside({ user }: { user: Me }) {
  const main = useRef<HTMLElement>(null);
  const { path } = place.value;
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    main.current?.focus({ preventScroll: true });
  }, [path]);
  return (
    <div class="inside">
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <Header user={user} />
      <div class="content">
        <OfflineBanner />
        <EndedBanner />
        <main id="main" ref={main} tabIndex={-1}>
          <CurrentPage user={user} />
        </main>
        <Footer />
      </div>
      <Questions />
      <StepUp />
      <ShortcutHelp />
    </div>
  );
}
