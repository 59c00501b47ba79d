import { useAccounts } from '../../api/accounts';
import type { PageProps } from '../../app/pages';
import { param } from '../../app/router';
import { Await, chosenTab, PageHead, Skeleton, Tabs } from '../../ui';
import { Completeness } from './Completeness';
import { Quarantine } from './Quarantine';
import { Runs } from './Runs';
import { RunView } from './RunView';
import { Schedules } from './Schedules';

const TABS = [
  ['schedules', 'Schedules'],
  ['runs', 'Runs'],
  ['quarantine', 'Quarantine'],
  ['completeness', 'Completeness'],
] as const;

export default function Sync({ admin }: PageProps) {
  // Not the token list: it lacks disconnected accounts, and each reading of it is an event in the log.
  const accounts = useAccounts();
  const run = param('run');
  const part = chosenTab('part', TABS);
  return (
    <>
      <PageHead title="Sync">{run === '' ? 'What is read from eBay, and when.' : 'One run, from its start.'}</PageHead>
      {run !== '' ? (
        <RunView key={run} admin={admin} accounts={accounts.data} />
      ) : (
        <>
          <Tabs label="Parts of Sync" name="part" tabs={TABS} drop={['resource', 'state', 'dismissed']} />
          <Await of={accounts} skeleton={<Skeleton lines={8} />}>
            {(list) =>
              part === 'runs' ? (
                <Runs accounts={list} />
              ) : part === 'quarantine' ? (
                <Quarantine accounts={list} admin={admin} />
              ) : part === 'completeness' ? (
                <Completeness accounts={list} admin={admin} />
              ) : (
                <Schedules accounts={list} admin={admin} />
              )
            }
          </Await>
        </>
      )}
    </>
  );
}
