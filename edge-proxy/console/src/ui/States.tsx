import type { ComponentChildren } from 'preact';
import type { Loaded } from '../api/hooks';
import { online } from '../app/online';
import { FaultNotice } from './Notice';

/** The shape of what is being read. */
export function Skeleton({ lines = 3, label = 'Loading' }: { lines?: number; label?: string }) {
  return (
    <div class="skeleton" role="status">
      <span class="unseen">{label} …</span>
      {Array.from({ length: lines }, (_, n) => (
        <span key={n} class="skeleton-line" aria-hidden="true" />
      ))}
    </div>
  );
}

/** Nothing is there; `children` is the next step. */
export function EmptyState({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {children && <div class="quiet">{children}</div>}
    </div>
  );
}

/** Above the page while the browser has no connection. */
export function OfflineBanner() {
  if (online.value) return null;
  return (
    <p class="offline" role="status">
      You are offline. What you see may be old; the console reads again when the connection is back.
    </p>
  );
}

export interface AwaitProps<T> {
  readonly of: Loaded<T>;
  readonly children: (data: T) => ComponentChildren;
  readonly skeleton?: ComponentChildren;
  /** Shown instead of the children if `isEmpty` says so. */
  readonly isEmpty?: (data: T) => boolean;
  readonly empty?: ComponentChildren;
}

/** The four states of something read from the API: loading, failed (with the old data, if any, below), empty, there. */
export function Await<T>({ of, children, skeleton, isEmpty, empty }: AwaitProps<T>) {
  const { data, fault, loading, reload } = of;
  return (
    <>
      <FaultNotice fault={fault} onRetry={reload} />
      {data === undefined
        ? loading && fault === null && (skeleton ?? <Skeleton />)
        : isEmpty?.(data)
          ? empty
          : children(data)}
    </>
  );
}
