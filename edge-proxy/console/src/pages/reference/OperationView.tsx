import { Badge, Card, CopyButton } from '../../ui';
import { Answers } from './Answers';
import type { ApiDocument, Route } from './document';
import { Parameters } from './Parameters';
import { SchemaView } from './SchemaView';
import { TryIt } from './TryIt';
import { parametersOf } from './tryOut';
import { WordsView } from './WordsView';

/** One operation: what it does, who may call it, what it takes and answers, and a form that sends it. */
export function OperationView({ document, route, role }: { document: ApiDocument; route: Route; role: string }) {
  const { method, path, operation } = route;
  const parameters = parametersOf(document, operation);
  const body = operation.requestBody?.content['application/json'];
  return (
    <div class="stack">
      <p class="all-operations">
        <a href="/reference">All operations</a>
      </p>
      <Card title={operation.summary ?? operation.operationId}>
        <p class="route">
          <span class={`verb ${method.toLowerCase()}`}>{method}</span> <code>{path}</code>{' '}
          <CopyButton text={path} what={`the path ${path}`} />
          {operation.deprecated && <Badge tone="warn">deprecated</Badge>}
        </p>
        <WordsView text={operation.description ?? ''} />
      </Card>
      {parameters.length > 0 && (
        <Card title="Parameters">
          <Parameters document={document} of={parameters} />
        </Card>
      )}
      {body?.schema && (
        <Card title={operation.requestBody?.required ? 'Body' : 'Body (may be absent)'}>
          <SchemaView document={document} schema={body.schema} />
        </Card>
      )}
      <TryIt document={document} route={route} role={role} />
      <Answers document={document} operation={operation} />
    </div>
  );
}
