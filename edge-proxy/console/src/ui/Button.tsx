import type { ComponentChildren } from 'preact';

export type ButtonKind = 'plain' | 'primary' | 'danger' | 'quiet' | 'link';

export interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onClick?: (event: MouseEvent) => void;
  readonly kind?: ButtonKind;
  readonly small?: boolean;
  readonly type?: 'button' | 'submit';
  /** While its work runs the button does nothing and says so; it keeps the focus, which a disabled one would lose. */
  readonly busy?: boolean;
  readonly disabled?: boolean;
  /** What a screen reader says, where the text alone does not name the thing (`Disconnect seller-a`). */
  readonly label?: string;
  readonly title?: string;
  readonly class?: string;
  readonly expanded?: boolean;
}

export function Button(props: ButtonProps) {
  const { children, onClick, kind = 'plain', small = false, type = 'button', busy = false, disabled = false } = props;
  return (
    <button
      type={type}
      class={`button ${kind} ${small ? 'small' : ''} ${props.class ?? ''}`}
      disabled={disabled}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      aria-label={props.label}
      aria-expanded={props.expanded}
      title={props.title}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {children}
    </button>
  );
}
