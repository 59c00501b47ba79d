import { explained, scopeName } from './scopes';

/** Scopes with what each allows. */
export function ScopeList({ scopes }: { scopes: readonly string[] }) {
  return (
    <ul class="plain scopes">
      {scopes.map((scope) => (
        <li key={scope}>
          <code title={scope}>{scopeName(scope)}</code>
          <span class="quiet small">{explained(scope) ?? scope}</span>
        </li>
      ))}
    </ul>
  );
}
