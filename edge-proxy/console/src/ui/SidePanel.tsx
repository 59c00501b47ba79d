import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Button } from './Button';

export interface SidePanelProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

/**
 * Details beside a table. The table stays usable (j and k move on while it is open); Escape closes it, and the focus goes back
 * to where it was. Keep what is open in the address: `setParams({ open: id }, { push: true })`.
 */
export function SidePanel({ title, onClose, actions, children }: SidePanelProps) {
  const panel = useRef<HTMLElement>(null);
  const id = useId();
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    const onEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && document.querySelector('dialog[open]') === null)
        close.current();
    };
    document.addEventListener('keydown', onEscape);
    return () => {
      document.removeEventListener('keydown', onEscape);
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <aside ref={panel} class="panel" aria-labelledby={id} tabIndex={-1}>
      <div class="panel-head">
        <h2 id={id}>{title}</h2>
        <div class="row">
          {actions}
          <Button kind="quiet" small label="Close the panel" onClick={onClose}>
            Close
          </Button>
        </div>
      </div>
      <div class="panel-body">{children}</div>
    </aside>
  );
}
