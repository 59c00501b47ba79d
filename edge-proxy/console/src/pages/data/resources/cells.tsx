import type { ComponentChildren } from 'preact';
import type { Money as Amount } from '../../../api.types';
import { Badge, type Column, count, Money, Time } from '../../../ui';
import type { Row } from '../resource';

interface More {
  readonly sort?: string;
  readonly optional?: boolean;
}

const member = (row: object, key: string) => (row as Row)[key] as string | null | undefined;

const dash = <span class="quiet">–</span>;

/** Columns of the usual kinds; the key is the member of the record. */
export function text<T extends object>(
  key: keyof T & string,
  title: string,
  more: More & { wide?: boolean } = {},
): Column<T> {
  return { key, title, cell: (row) => member(row, key) || dash, ...more };
}

export function id<T extends object>(key: keyof T & string, title: string, more: More = {}): Column<T> {
  return { key, title, cell: (row) => (member(row, key) ? <code>{member(row, key)}</code> : dash), ...more };
}

export function word<T extends object>(key: keyof T & string, title: string, more: More = {}): Column<T> {
  return { key, title, cell: (row) => (member(row, key) ? <Badge word={member(row, key)!} /> : dash), ...more };
}

export function moment<T extends object>(key: keyof T & string, title: string, more: More = {}): Column<T> {
  return { key, title, cell: (row) => <Time at={member(row, key) ?? null} />, ...more };
}

export function money<T extends object>(key: keyof T & string, title: string, more: More = {}): Column<T> {
  return { key, title, numeric: true, cell: (row) => <Money of={(row as Row)[key] as Amount | null} />, ...more };
}

export function number<T extends object>(key: keyof T & string, title: string, more: More = {}): Column<T> {
  return {
    key,
    title,
    numeric: true,
    cell: (row) => {
      const value = (row as Row)[key];
      return typeof value === 'number' ? count(value) : dash;
    },
    ...more,
  };
}

export function column<T>(key: string, title: string, cell: (row: T) => ComponentChildren, more: More = {}): Column<T> {
  return { key, title, cell, ...more };
}
