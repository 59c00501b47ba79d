import type { ComponentChildren } from 'preact';
import type { Rows } from '../api/hooks';
import { FaultNotice } from './Notice';
import { Skeleton } from './States';
import { Table, type TableProps } from './Table';

type Own = 'rows' | 'hasMore' | 'loading' | 'onMore';

export interface ListedProps<T> extends Omit<TableProps<T>, Own> {
  readonly of: Rows<T>;
  /** Shown if there is no row. */
  readonly empty: ComponentChildren;
}

/** The states of a list that is read page by page: loading, failed (with the rows that are there, if any), empty, a table. */
export function Listed<T>({ of: list, empty, ...table }: ListedProps<T>) {
  return (
    <>
      <FaultNotice fault={list.fault} onRetry={list.rows.length === 0 ? list.reload : list.more} />
      {list.starting && list.fault === null && <Skeleton lines={6} />}
      {!list.starting && list.rows.length === 0 && list.fault === null && empty}
      {list.rows.length > 0 && (
        <Table {...table} rows={list.rows} hasMore={list.hasMore} loading={list.loading} onMore={list.more} />
      )}
    </>
  );
}
