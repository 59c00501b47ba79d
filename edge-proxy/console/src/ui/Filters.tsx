import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { param, setParams } from '../app/router';
import { Button } from './Button';

export interface FiltersProps {
  /** The parameters of the address that the controls in it set: each control has one of them as its `name`. */
  readonly names: readonly string[];
  readonly children: ComponentChildren;
}

/**
 * A row of filters that live in the address bar: a select or date acts when it changes, a text field on Enter. Give each control
 * its `name` and `defaultValue={param(name)}`. What was open in a side panel (`open`) is closed.
 */
export function Filters({ names, children }: FiltersProps) {
  const form = useRef<HTMLFormElement>(null);
  const apply = () => {
    const data = new FormData(form.current!);
    const changes = names.map((name): [string, string] => [name, String(data.get(name) ?? '').trim()]);
    setParams({ ...Object.fromEntries(changes), open: null });
  };
  const set = names.some((name) => param(name) !== '');
  return (
    <form
      ref={form}
      class="filters"
      // Values from another visit of the address (Back, Clear) replace what the controls show.
      key={names.map(param).join('\n')}
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
      onChange={(event) => {
        const control = event.target as HTMLInputElement | HTMLSelectElement;
        if (control.tagName === 'SELECT' || control.type === 'date' || control.type === 'checkbox') apply();
      }}
    >
      {children}
      <Button type="submit">Show</Button>
      {set && (
        <Button
          kind="quiet"
          onClick={() => setParams({ ...Object.fromEntries(names.map((name) => [name, null])), open: null })}
        >
          Clear
        </Button>
      )}
    </form>
  );
}
