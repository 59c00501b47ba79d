import { signal } from '@preact/signals';

const query = matchMedia('(max-width: 48rem)');

/** Whether tables are lists of cards; the same width as in styles/table.css. */
export const narrow = signal(query.matches);

query.addEventListener('change', () => {
  narrow.value = query.matches;
});
