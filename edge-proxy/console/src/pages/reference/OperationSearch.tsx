import { useEffect, useRef } from 'preact/hooks';
import { param, setParams } from '../../app/router';

const PAUSE_MS = 120;

/** What is typed is shown at once; the list, which is long, follows when the typing pauses. */
export function OperationSearch() {
  const input = useRef<HTMLInputElement>(null);
  const waiting = useRef<number | undefined>(undefined);
  const sought = param('q');
  // Back changes the address: the input follows, but never what is being typed.
  useEffect(() => {
    if (waiting.current === undefined && input.current !== null) input.current.value = sought;
  }, [sought]);
  useEffect(() => () => clearTimeout(waiting.current), []);
  const typed = () => {
    clearTimeout(waiting.current);
    waiting.current = window.setTimeout(() => {
      waiting.current = undefined;
      if (input.current !== null) setParams({ q: input.current.value });
    }, PAUSE_MS);
  };
  return (
    <input
      ref={input}
      type="search"
      aria-label="Search operations"
      placeholder="Search: orders, POST, refresh …"
      defaultValue={sought}
      autocomplete="off"
      spellcheck={false}
      onInput={typed}
    />
  );
}
