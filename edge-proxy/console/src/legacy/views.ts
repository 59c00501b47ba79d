import type { User } from './types';

/** What a page gets: where to draw, the signed-in user, and the signal that ends its requests when the user leaves it. */
export interface ViewContext {
  readonly main: HTMLElement;
  readonly user: User;
  readonly signal: AbortSignal;
}

export type View = (context: ViewContext) => void;

export const isAdmin = (user: User): boolean => user.role === 'ADMIN';
