import { chooseColumns } from './columns';

export interface ColumnChoiceProps {
  readonly table: string;
  readonly columns: readonly { key: string; title: string }[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: Set<string>) => void;
}

/** Which columns a table shows, kept in this browser. At least one stays. */
export function ColumnChoice({ table, columns, chosen, onChoose }: ColumnChoiceProps) {
  const flip = (key: string, on: boolean) => {
    const next = new Set(columns.map((column) => column.key).filter((one) => (one === key ? on : chosen.has(one))));
    if (next.size === 0) return;
    chooseColumns(table, next);
    onChoose(next);
  };
  return (
    <details class="choice">
      <summary>Columns</summary>
      <fieldset>
        <legend class="unseen">Columns of {table}</legend>
        {columns.map(({ key, title }) => (
          <label key={key} class="tick">
            <input
              type="checkbox"
              checked={chosen.has(key)}
              onChange={(event) => flip(key, event.currentTarget.checked)}
            />
            <span>{title}</span>
          </label>
        ))}
      </fieldset>
    </details>
  );
}
