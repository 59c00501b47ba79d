import type { User } from './types';

/** What a page is given: where to draw, who looks, and the signal that ends its polling when the user leaves. */
export interface ViewContext {
  readonly main: HTMLElement;
  readonly user: User;
  readonly signal: AbortSignal;
}

export type View = (context: ViewContext) => void;

export const isAdmin = (user: User): boolean => user.role === 'ADMIN';
