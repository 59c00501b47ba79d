import { useState } from 'preact/hooks';
import { accountOptions } from '../../api/accounts';
import { post } from '../../api/client';
import { useAction, useGet } from '../../api/hooks';
import type { Account, Proof, ProofItem, Repair, SyncAll } from '../../api.types';
import { param, setParams } from '../../app/router';
import {
  Await,
  Badge,
  Button,
  Card,
  confirmAct,
  EmptyState,
  FaultNotice,
  Field,
  Select,
  Time,
  type Tone,
} from '../../ui';
import { Outcomes } from './Outcomes';
import { UnprovenDays } from './UnprovenDays';
import { resourceName } from './words';

/** Whether anything is missing: eBay's own counts and sums against what is stored. */
export function Completeness({ accounts, admin }: { accounts: readonly Account[]; admin: boolean }) {
  const account = accounts.find(({ id }) => id === param('account_id')) ?? accounts[0];
  if (account === undefined)
    return (
      <EmptyState title="No account is connected.">
        <a href="/accounts">Connect one first.</a>
      </EmptyState>
    );
  return (
    <>
      <Field label="Account">
        <Select
          value={account.id}
          options={accountOptions(accounts)}
          onChoose={(account_id) => setParams({ account_id })}
        />
      </Field>
      <OfAccount key={account.id} account={account} admin={admin && account.status === 'CONNECTED'} />
    </>
  );
}

function OfAccount({ account, admin }: { account: Account; admin: boolean }) {
  const proof = useGet<Proof>('/api/ebay/sync/proof', { account_id: account.id });
  const [started, setStarted] = useState<SyncAll | null>(null);
  const check = useAction(async () => {
    setStarted(await post<SyncAll>('/api/ebay/sync/proof', { account_id: account.id }));
    proof.reload();
  });
  return (
    <Card
      title={`Is anything of ${account.account} missing?`}
      actions={
        <>
          <Button small onClick={proof.reload} busy={proof.loading}>
            Read again
          </Button>
          {admin && (
            <Button small kind="primary" busy={check.busy} onClick={() => void check.run()}>
              Check now
            </Button>
          )}
        </>
      }
    >
      <FaultNotice fault={check.fault} />
      {started !== null && <Outcomes of={started} />}
      <Await
        of={proof}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyState title="Nothing was checked yet.">
            The first check is made in the night after the first sync.
          </EmptyState>
        }
      >
        {({ items, from, to, not_provable }) => (
          <>
            <p class="quiet">
              eBay’s own counts and sums of {from} to {to} (UTC days) against what is stored.
              {not_provable.length > 0 && ` eBay gives no figures for ${not_provable.join(', ')}.`}
            </p>
            <ul class="plain proofs">
              {items.map((item) => (
                <Proven key={item.resource} of={item} account={account} admin={admin} reload={proof.reload} />
              ))}
            </ul>
          </>
        )}
      </Await>
    </Card>
  );
}

interface ProvenProps {
  readonly of: ProofItem;
  readonly account: Account;
  readonly admin: boolean;
  readonly reload: () => void;
}

function Proven({ of: item, account, admin, reload }: ProvenProps) {
  const name = resourceName(item.resource);
  const [word, tone] = verdict(item);
  const [repaired, setRepaired] = useState<Repair | null>(null);
  const repair = useAction(async () => {
    const yes = await confirmAct({
      title: `Repair the ${name.toLowerCase()} of ${account.account}?`,
      body: 'It reads the days that differ again from eBay, and nothing else. Nothing is deleted.',
      act: `Repair ${name.toLowerCase()}`,
    });
    if (!yes) return;
    setRepaired(await post<Repair>('/api/ebay/sync/proof/repair', { account_id: account.id, resource: item.resource }));
    reload();
  });
  return (
    <li class="proof">
      <div class="row">
        <h3>{name}</h3>
        <Badge word={word} tone={tone} />
        {item.checked_at !== null && (
          <span class="small quiet">
            checked <Time at={item.checked_at} />
          </span>
        )}
        {admin && item.differing > 0 && (
          <Button small label={`Repair ${name.toLowerCase()}`} busy={repair.busy} onClick={() => void repair.run()}>
            Repair
          </Button>
        )}
      </div>
      <p>{item.summary}</p>
      <FaultNotice fault={repair.fault} />
      {repaired !== null && (
        <p>
          {repaired.days.length === 0 ? 'The whole list' : repaired.days.join(', ')} is read again.{' '}
          <a href={`/sync?run=${encodeURIComponent(repaired.run_id)}`}>Watch the run</a>
        </p>
      )}
      {item.unproven.length > 0 && <UnprovenDays of={item.unproven} resource={name} />}
    </li>
  );
}

function verdict({ differing, unknown, missing, surplus, doubled }: ProofItem): [word: string, tone: Tone] {
  if (differing > 0 || missing + surplus + doubled > 0) return ['differs', 'bad'];
  return unknown > 0 ? ['not all proven', 'warn'] : ['proven', 'good'];
}
