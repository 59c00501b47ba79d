import { render } from 'preact';
import { setSessionHooks } from './api/client';
import { App } from './app/App';
import { takeOutcome } from './app/outcome';
import { movedTo, PAGES } from './app/pages';
import { isAway, startPresence } from './app/presence';
import { navigate, place, startRouter } from './app/router';
import { sessionEnded } from './app/session';
import { startShortcuts } from './app/shortcuts';
import { linkIn } from './app/signIn/link';
import { askForPassword } from './app/signIn/StepUp';
import './app/theme';

const link = linkIn(location.hash);
const moved = movedTo(location.hash);
takeOutcome(location.search);
// A link for a password works once and must not stay in the browser's history; neither must the result of a consent.
if (link !== null) navigate('/', { replace: true });
else if (moved !== null) navigate(moved, { replace: true });
else if (place.value.path === '/' && PAGES[0]!.path !== '/') navigate(PAGES[0]!.path, { replace: true });

setSessionHooks({ ended: sessionEnded, password: askForPassword, away: isAway });
startPresence();
startRouter();
startShortcuts();
const app = document.getElementById('app')!;
app.replaceChildren();
render(<App link={link} />, app);
