import { useState } from 'preact/hooks';
import { Button } from './Button';

const SHOWN_MS = 2000;

/** Copies a text; `what` names it to screen readers (`Copy order 27-1`). */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [word, setWord] = useState('Copy');
  const copy = async () => {
    setWord(
      await navigator.clipboard.writeText(text).then(
        () => 'Copied',
        () => 'Not allowed',
      ),
    );
    setTimeout(() => setWord('Copy'), SHOWN_MS);
  };
  return (
    <Button kind="link" small label={`${word} ${what}`} onClick={() => void copy()}>
      {word}
    </Button>
  );
}

/** An identifier in a fixed-width font, with its copy button. */
export function Id({ of, what = 'identifier' }: { of: string | null | undefined; what?: string }) {
  if (!of) return <span class="quiet">–</span>;
  return (
    <span class="id">
      <code>{of}</code> <CopyButton text={of} what={`${what} ${of}`} />
    </span>
  );
}

/** `Request 5f0c… Copy`: under it, the event log and the functions' logs have everything about a call. */
export function RequestId({ of }: { of: string }) {
  return (
    <span class="id">
      Request <code>{of}</code> <CopyButton text={of} what={`request id ${of}`} />
    </span>
  );
}
