import { useMemo } from 'preact/hooks';
import { get } from '../../api/client';
import { useLoad } from '../../api/hooks';
import type { PageProps } from '../../app/pages';
import { param } from '../../app/router';
import { Await, Button, CopyButton, EmptyState, PageHead, Skeleton } from '../../ui';
import { type ApiDocument, groupsOf, type Route } from './document';
import { OperationList } from './OperationList';
import { OperationView } from './OperationView';
import { WordsView } from './WordsView';

const PATH = '/api/openapi.json';

/** The API as its OpenAPI document describes it, with a form that sends each request. */
export default function ApiReference({ user }: PageProps) {
  const document = useLoad(PATH, (signal) => get<ApiDocument>(PATH, {}, signal));
  return (
    <>
      <PageHead
        title="API"
        actions={
          <>
            <CopyButton text={location.origin + PATH} what="the address of the document" />
            <Button small onClick={() => location.assign(PATH)}>
              Open the document
            </Button>
          </>
        }
      >
        Every route of this connector (OpenAPI 3.1), and a form that sends it with your session.
      </PageHead>
      <Await of={document} skeleton={<Skeleton lines={10} label="Loading the description of the API" />}>
        {(found) => <Reference document={found} role={user.role} />}
      </Await>
    </>
  );
}

function Reference({ document, role }: { document: ApiDocument; role: string }) {
  const groups = useMemo(() => groupsOf(document), [document]);
  const asked = param('operation');
  const chosen = groups.flatMap(({ routes }) => routes).find(({ operation }) => operation.operationId === asked);
  return (
    <div class={`reference ${asked === '' ? '' : 'chosen'}`}>
      <OperationList groups={groups} chosen={asked} />
      <div class="operation">
        <Chosen document={document} asked={asked} route={chosen} role={role} />
      </div>
    </div>
  );
}

interface ChosenProps {
  readonly document: ApiDocument;
  readonly asked: string;
  readonly route: Route | undefined;
  readonly role: string;
}

function Chosen({ document, asked, route, role }: ChosenProps) {
  if (route !== undefined) return <OperationView key={asked} document={document} route={route} role={role} />;
  if (asked !== '')
    return (
      <EmptyState title="The document has no such operation">
        <a href="/reference">All operations</a>
      </EmptyState>
    );
  return (
    <section class="card" aria-label="About the API">
      <h2>
        {document.info.title}, version {document.info.version}
      </h2>
      <WordsView text={document.info.description ?? ''} />
      <p class="quiet">Choose an operation to see its parameters, answers and examples, and to send it.</p>
    </section>
  );
}
