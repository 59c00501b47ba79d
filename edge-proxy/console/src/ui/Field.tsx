import { type ComponentChildren, cloneElement, type VNode } from 'preact';
import { useId } from 'preact/hooks';

export interface FieldProps {
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly error?: string | undefined;
  /** One input, select or textarea. */
  readonly children: VNode<Record<string, unknown>>;
}

/** A control with its label, hint and error, linked for screen readers and touch. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {cloneElement(children, {
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? 'true' : undefined,
      })}
      {hint && (
        <div class="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <div class="field-error" id={`${id}-error`}>
          {error}
        </div>
      )}
    </div>
  );
}

/** A checkbox before its label. */
export function Tick({ label, ...box }: { label: ComponentChildren } & Record<string, unknown>) {
  return (
    <label class="tick">
      <input type="checkbox" {...box} />
      <span>{label}</span>
    </label>
  );
}

export type Option = readonly [value: string, label: string];

interface SelectProps extends Record<string, unknown> {
  readonly options: readonly Option[];
  readonly onChoose?: (value: string) => void;
}

export function Select({ options, onChoose, ...select }: SelectProps) {
  return (
    <select {...select} onChange={onChoose && ((event) => onChoose(event.currentTarget.value))}>
      {options.map(([value, label]) => (
        <option key={value} value={value} selected={value === select.value}>
          {label}
        </option>
      ))}
    </select>
  );
}
