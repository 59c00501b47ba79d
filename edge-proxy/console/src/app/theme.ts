import { effect, signal } from '@preact/signals';
import { remember, remembered } from './remember';

export type Theme = 'system' | 'light' | 'dark';

const KEY = 'theme';
const stored = remembered(KEY);

export const theme = signal<Theme>(stored === 'light' || stored === 'dark' ? stored : 'system');

effect(() => {
  if (theme.value === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme.value;
});

export function chooseTheme(next: Theme): void {
  theme.value = next;
  remember(KEY, next === 'system' ? null : next);
}
