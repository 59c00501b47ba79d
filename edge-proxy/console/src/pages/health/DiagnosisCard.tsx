import { useGet } from '../../api/hooks';
import type { Diagnosis } from '../../api.types';
import { useEvery } from '../../app/every';
import { Await, Badge, Card, type Column, Table } from '../../ui';

const AGAIN_MS = 60_000;

type Finding = Diagnosis['findings'][number];

const COLUMNS: readonly Column<Finding>[] = [
  { key: 'check', title: 'Check', cell: ({ check }) => <strong>{check}</strong> },
  { key: 'level', title: 'Result', cell: ({ level }) => <Badge word={level} /> },
  { key: 'figure', title: 'What was found', wide: true, cell: ({ figure }) => figure },
  { key: 'fix', title: 'What to do', wide: true, cell: ({ fix }) => fix || <span class="quiet">nothing</span> },
];

const ORDER = ['fail', 'warn', 'ok'];

/** The checks of the command diagnose that a function can make without a secret, the worst first. */
export function DiagnosisCard() {
  const diagnosis = useGet<Diagnosis>('/api/health/diagnosis');
  useEvery(AGAIN_MS, diagnosis.reload);
  return (
    <Card title="Diagnosis">
      <Await of={diagnosis}>
        {({ findings }) => (
          <Table
            label="Findings of the diagnosis"
            columns={COLUMNS}
            rows={[...findings].sort((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level))}
            rowKey={({ check }) => check}
            wrap
          />
        )}
      </Await>
      <p class="quiet small">
        Settings, network, TLS, pooler, rights, the keys of tokens and of personal data, and notices are checked by the
        command <code>migrations-job diagnose</code> only, because it needs the secrets; docs/runbook.md begins with it.
      </p>
    </Card>
  );
}
