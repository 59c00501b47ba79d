import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Me } from '../api.types';
import { Button, Notice, Skeleton } from '../ui';
import { type PageEntry, type PageProps, pageAt } from './pages';
import { place } from './router';

const loaded = new Map<string, ComponentType<PageProps>>();

/** The page of the address. Its code is loaded when it is first opened. */
export function CurrentPage({ user }: { user: Me }) {
  const path = user.role === 'ENROLLING' ? '/security' : place.value.path;
  const entry = pageAt(path);
  useEffect(() => {
    document.title = `${entry?.title ?? 'Not found'} · eBay Connector`;
  }, [entry]);
  if (entry === undefined) return <NotFound />;
  if (entry.adminOnly && user.role !== 'ADMIN') return <OnlyForAdmins title={entry.title} />;
  return <LoadedPage key={entry.path} entry={entry} user={user} />;
}

function LoadedPage({ entry, user }: { entry: PageEntry; user: Me }) {
  const [page, setPage] = useState<ComponentType<PageProps> | null>(() => loaded.get(entry.path) ?? null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (page !== null) return;
    entry.load().then(
      (module) => {
        loaded.set(entry.path, module.default);
        setPage(() => module.default);
      },
      () => setFailed(true),
    );
  }, [entry, page]);
  if (failed)
    return (
      <Notice tone="bad">
        <p>
          <strong>This page could not be loaded.</strong> The console may have been updated since you opened it, or the
          network is gone.
        </p>
        <p>
          <Button onClick={() => location.reload()}>Reload</Button>
        </p>
      </Notice>
    );
  if (page === null) return <Skeleton lines={6} />;
  const Page = page;
  return <Page user={user} admin={user.role === 'ADMIN'} />;
}

function NotFound() {
  return (
    <section class="card narrow">
      <h1>Page not found</h1>
      <p>
        <a href="/">Go to the first page</a>
      </p>
    </section>
  );
}

function OnlyForAdmins({ title }: { title: string }) {
  return (
    <section class="card narrow">
      <h1>{title}</h1>
      <p class="quiet">This page is for administrators. You are signed in as a viewer.</p>
    </section>
  );
}
