import { useEffect, useState } from 'preact/hooks';
import { useAction } from '../api/hooks';
import type { Me } from '../api.types';
import { Badge, Button, FaultNotice } from '../ui';
import { PAGES, pageAt } from './pages';
import { place } from './router';
import { signOut } from './session';
import { shortcutHelp } from './shortcuts';
import { chooseTheme, type Theme, theme } from './theme';

const THEMES: readonly (readonly [Theme, string])[] = [
  ['system', 'System'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

export function Brand() {
  return (
    <a class="brand" href="/">
      <img src="/favicon.svg" alt="" width={28} height={28} />
      eBay Connector
    </a>
  );
}

/** The navigation: at the side on a wide screen, behind a button on a narrow one. */
export function Header({ user }: { user: Me }) {
  const [open, setOpen] = useState(false);
  const { path } = place.value;
  const current = pageAt(path)?.path;
  const out = useAction(signOut);
  // Another page closes the menu.
  useEffect(() => setOpen(false), [path]);
  // An admin who has to add a second factor can do nothing else.
  const enrolling = user.role === 'ENROLLING';
  const links = PAGES.filter(({ key, adminOnly, path: to }) =>
    enrolling ? to === '/security' : key !== undefined && (!adminOnly || user.role === 'ADMIN'),
  );
  return (
    <header class={`side ${open ? 'open' : ''}`}>
      <div class="side-inner">
        <div class="side-top">
          <Brand />
          <Button class="menu" small expanded={open} onClick={() => setOpen(!open)}>
            Menu
          </Button>
        </div>
        <nav class="side-nav" aria-label="Pages">
          {links.map(({ path: to, title, key }) => (
            <a key={to} href={to} aria-current={to === current ? 'page' : undefined}>
              {title}
              {key && (
                <kbd aria-hidden="true" title={`g ${key}`}>
                  g {key}
                </kbd>
              )}
            </a>
          ))}
        </nav>
        <div class="side-end">
          <div class="who">
            <span class="email" title={user.email}>
              {user.email}
            </span>
            <Badge tone="plain">{user.role === 'VIEWER' ? 'viewer' : 'admin'}</Badge>
          </div>
          {!enrolling && (
            <a href="/security" aria-current={current === '/security' ? 'page' : undefined}>
              Security
            </a>
          )}
          <label class="theme">
            <span>Colours</span>
            <select value={theme.value} onChange={(event) => chooseTheme(event.currentTarget.value as Theme)}>
              {THEMES.map(([value, words]) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </select>
          </label>
          <Button
            kind="link"
            onClick={() => {
              shortcutHelp.value = true;
            }}
          >
            Keyboard
          </Button>
          <Button kind="link" busy={out.busy} onClick={() => void out.run()}>
            Sign out
          </Button>
          <FaultNotice fault={out.fault} />
        </div>
      </div>
    </header>
  );
}
