import { param } from '../../app/router';
import type { Group, Route } from './document';
import { OperationSearch } from './OperationSearch';

/** All operations by their tag, those that fit what is sought. */
export function OperationList({ groups, chosen }: { groups: readonly Group[]; chosen: string }) {
  const words = param('q').toLowerCase().split(/\s+/).filter(Boolean);
  const found = groups
    .map((group) => ({ ...group, routes: group.routes.filter((route) => fits(route, group.name, words)) }))
    .filter(({ routes }) => routes.length > 0);
  return (
    <nav class="card operations" aria-label="Operations">
      <OperationSearch />
      {found.length === 0 && <p class="quiet">No operation has these words.</p>}
      {found.map(({ name, routes }) => (
        <details key={name} open={words.length > 0 || routes.some(({ operation }) => operation.operationId === chosen)}>
          <summary>
            {name} <span class="quiet small">{routes.length}</span>
          </summary>
          <ul class="plain">
            {routes.map(({ method, path, operation: { operationId, summary, deprecated } }) => (
              <li key={operationId}>
                <a
                  href={`/reference?${new URLSearchParams({ ...(param('q') && { q: param('q') }), operation: operationId })}`}
                  aria-current={operationId === chosen ? 'true' : undefined}
                  title={summary}
                >
                  <span class={`verb ${method.toLowerCase()}`}>{method}</span>{' '}
                  <code class={deprecated ? 'gone' : ''}>{path.replace(/^\/api\/(ebay\/)?/, '/')}</code>
                </a>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </nav>
  );
}

function fits({ method, path, operation }: Route, tag: string, words: readonly string[]): boolean {
  const text = `${method} ${path} ${tag} ${operation.summary ?? ''} ${operation.operationId}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
