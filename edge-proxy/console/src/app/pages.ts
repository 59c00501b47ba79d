import type { ComponentType } from 'preact';
import type { Me } from '../api.types';

export interface PageProps {
  readonly user: Me;
  /** Whether the user may change things; viewers only read. */
  readonly admin: boolean;
}

export interface PageEntry {
  readonly path: string;
  readonly title: string;
  /** The second key of `g …`; none for a page that is not in the navigation. */
  readonly key?: string;
  /** Hidden from viewers: the API refuses them all that it shows. */
  readonly adminOnly?: boolean;
  readonly load: () => Promise<{ default: ComponentType<PageProps> }>;
}

/**
 * Every page, in the order of the navigation; the first is opened at `/`. The folder of a page has its path's name, because
 * the build writes a file for each folder.
 */
export const PAGES: readonly PageEntry[] = [
  { path: '/overview', title: 'Overview', key: 'v', load: () => import('../pages/overview/page') },
  { path: '/accounts', title: 'Accounts', key: 'a', load: () => import('../pages/accounts/page') },
  { path: '/sync', title: 'Sync', key: 's', load: () => import('../pages/sync/page') },
  // The key of its first part, the orders.
  { path: '/data', title: 'Data', key: 'o', load: () => import('../pages/data/page') },
  { path: '/logs', title: 'Logs', key: 'l', adminOnly: true, load: () => import('../pages/logs/page') },
  { path: '/health', title: 'Health', key: 'h', load: () => import('../pages/health/page') },
  { path: '/alerts', title: 'Alerts', key: 't', adminOnly: true, load: () => import('../pages/alerts/page') },
  { path: '/people', title: 'People', key: 'p', adminOnly: true, load: () => import('../pages/people/page') },
  { path: '/reference', title: 'API', key: 'i', load: () => import('../pages/reference/page') },
  { path: '/security', title: 'Security', load: () => import('../pages/security/page') },
];

/** Addresses of earlier releases, which letters and bookmarks may still have. */
const MOVED: Readonly<Record<string, string>> = {
  '#/connection': '/accounts',
  '#/orders': '/data',
  '#/security': '/security',
};

export function movedTo(hash: string): string | null {
  return Object.hasOwn(MOVED, hash) ? MOVED[hash]! : null;
}

export function pageAt(path: string): PageEntry | undefined {
  return path === '/' ? PAGES[0] : PAGES.find((page) => page.path === path);
}
