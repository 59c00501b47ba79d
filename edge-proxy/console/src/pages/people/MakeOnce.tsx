import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from '../../api/hooks';
import { Button, Dialog, FaultNotice, OnceShown } from '../../ui';

/** What was made, and may be seen only now. */
export interface Made {
  readonly text: string;
  readonly until: string | undefined;
  readonly words: ComponentChildren;
}

export interface MakeOnceProps {
  readonly title: string;
  /** The words of the button. */
  readonly act: string;
  /** What is made, such as a link. */
  readonly what: string;
  readonly make: () => Promise<Made>;
  readonly onClose: () => void;
  /** The fields of the form. */
  readonly children: ComponentChildren;
}

/** A form that makes something with a secret, which is shown here once and goes with the dialog. */
export function MakeOnce({ title, act, what, make, onClose, children }: MakeOnceProps) {
  const [made, setMade] = useState<Made | null>(null);
  const making = useAction(async () => setMade(await make()));
  return (
    <Dialog title={title} onClose={onClose}>
      {made === null ? (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void making.run();
          }}
        >
          {children}
          <FaultNotice fault={making.fault} />
          <div class="row end">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" kind="primary" busy={making.busy}>
              {act}
            </Button>
          </div>
        </form>
      ) : (
        <div class="stack">
          <OnceShown text={made.text} what={what} until={made.until}>
            {made.words}
          </OnceShown>
          <div class="row end">
            <Button kind="primary" onClick={onClose}>
              Close
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
