import { useGet } from '../../api/hooks';
import type { Version } from '../../api.types';
import { Await, Card, Facts, Id, Time } from '../../ui';

/** Which code runs: console and functions are deployed separately. */
export function BuildCard() {
  const site = useGet<Pick<Version, 'build' | 'commit' | 'built_at'>>('/build.json');
  const functions = useGet<Version>('/api/version');
  return (
    <Card title="Build">
      <h3>Functions</h3>
      <Await of={functions}>
        {({ build, commit, built_at, environment, schema_version }) => (
          <Facts
            of={[
              ['Build', build],
              ['Commit', <Id key="commit" of={commit} what="commit" />],
              ['Commit’s time', <Time key="time" at={built_at} exact />],
              ['Environment', environment],
              ['Schema expected', schema_version],
            ]}
          />
        )}
      </Await>
      <h3>Console</h3>
      <Await of={site}>
        {({ build, commit, built_at }) => (
          <Facts
            of={[
              ['Build', build],
              ['Commit', <Id key="commit" of={commit} what="commit" />],
              ['Built', <Time key="time" at={built_at} exact />],
            ]}
          />
        )}
      </Await>
    </Card>
  );
}
