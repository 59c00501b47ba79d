import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Button } from './Button';

/** A modal dialog; `onClose` is called when it is dismissed, also by Escape. */
export function Dialog({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const gone = useRef(false);
  // Taken before anything is painted, so that nothing can move the focus in between.
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    const box = dialog.current!;
    box.showModal();
    return () => {
      // While it is open, nothing outside it can have the focus.
      gone.current = true;
      box.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // Browsers close it without asking at the second Escape.
      onClose={() => !gone.current && onClose()}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}

export interface Question {
  /** Names what is acted on: `Disconnect seller-a?` */
  readonly title: string;
  /** What will happen, and what will not. */
  readonly body: ComponentChildren;
  /** The words of the button: `Disconnect seller-a`. */
  readonly act: string;
  readonly danger?: boolean;
  /** If given, the user types this name first: for what cannot be undone. */
  readonly type?: string;
}

interface Asked extends Question {
  readonly answer: (yes: boolean) => void;
}

const asked = signal<Asked | null>(null);

/** Asks once before a dangerous act; true if the user wants it. */
export function confirmAct(question: Question): Promise<boolean> {
  return new Promise((resolve) => {
    asked.value?.answer(false);
    asked.value = {
      ...question,
      answer: (yes) => {
        asked.value = null;
        resolve(yes);
      },
    };
  });
}

/** Drawn once, by the shell. */
export function Questions() {
  const question = asked.value;
  if (question === null) return null;
  return <Confirm key={question.title} question={question} />;
}

function Confirm({ question: { title, body, act, danger, type, answer } }: { question: Asked }) {
  const [typed, setTyped] = useState('');
  const id = useId();
  return (
    <Dialog title={title} onClose={() => answer(false)}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          answer(true);
        }}
      >
        <div>{body}</div>
        {type !== undefined && (
          <div class="field">
            <label for={id}>Type “{type}” to go on</label>
            <input
              id={id}
              autocomplete="off"
              spellcheck={false}
              value={typed}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          </div>
        )}
        <div class="row end">
          <Button onClick={() => answer(false)}>Cancel</Button>
          <Button
            type="submit"
            kind={danger ? 'danger' : 'primary'}
            disabled={type !== undefined && typed.trim() !== type}
          >
            {act}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
