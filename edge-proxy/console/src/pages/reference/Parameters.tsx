import type { ApiDocument, Parameter } from './document';
import { rangeOf, typeOf } from './schemaWords';
import { Words } from './WordsView';

export function Parameters({ document, of }: { document: ApiDocument; of: readonly Parameter[] }) {
  return (
    <ul class="plain members">
      {of.map((parameter) => {
        const { name, in: place, required, deprecated, description, schema, example } = parameter;
        return (
          <li key={`${place} ${name}`}>
            <code class={deprecated ? 'gone' : ''}>{name}</code>{' '}
            <span class="quiet small">
              {place}, {schema ? typeOf(document, schema) : 'text'}
              {required ? ', required' : ''}
              {deprecated ? ', deprecated' : ''}
            </span>
            {schema && <span class="small">{rangeOf(schema)}</span>}
            {description && (
              <p class="small">
                <Words text={description} />
              </p>
            )}
            {example !== undefined && (
              <p class="quiet small">
                Example: <code>{typeof example === 'string' ? example : JSON.stringify(example)}</code>
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
