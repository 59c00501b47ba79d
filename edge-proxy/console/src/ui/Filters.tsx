import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
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
  // Back and Clear change the address: the controls follow, and keep the focus.
  useEffect(() => {
    for (const name of names) {
      const control = form.current?.elements.namedItem(name);
      if (control instanceof HTMLInputElement && control.type === 'checkbox') control.checked = param(name) !== '';
      else if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement) control.value = param(name);
    }
  }, [names.map(param).join('\n')]);
  const set = names.some((name) => param(name) !== '');
  return (
    <form
      ref={form}
      class="filters"
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
