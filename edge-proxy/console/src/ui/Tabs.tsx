import { param, setParams } from '../app/router';

export type Tab = readonly [value: string, label: string];

/** Links that choose a part of the page by a parameter of the address; the first one is chosen without it. */
export function Tabs({
  label,
  name,
  tabs,
  drop = [],
}: {
  label: string;
  name: string;
  tabs: readonly Tab[];
  drop?: readonly string[];
}) {
  const chosen = chosenTab(name, tabs);
  return (
    <nav class="tabs" aria-label={label}>
      {tabs.map(([value, words], n) => (
        <button
          key={value}
          type="button"
          class="tab"
          aria-current={value === chosen ? 'page' : undefined}
          onClick={() =>
            setParams(
              { ...Object.fromEntries(drop.map((old) => [old, null])), open: null, [name]: n === 0 ? null : value },
              { push: true },
            )
          }
        >
          {words}
        </button>
      ))}
    </nav>
  );
}

export function chosenTab(name: string, tabs: readonly Tab[]): string {
  const asked = param(name);
  return tabs.some(([value]) => value === asked) ? asked : tabs[0]![0];
}
