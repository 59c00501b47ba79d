import { useGet } from '../../api/hooks';
import type { AlertReceiverPage } from '../../api.types';
import { chosenTab, PageHead, Tabs } from '../../ui';
import { DeliveriesCard } from './DeliveriesCard';
import { ReceiversCard } from './ReceiversCard';

const TABS = [
  ['receivers', 'Receivers'],
  ['deliveries', 'Deliveries'],
] as const;

/** Which other systems are told of what needs a person, and what became of each alert. */
export default function Alerts() {
  const receivers = useGet<AlertReceiverPage>('/api/alerts/receivers');
  return (
    <>
      <PageHead title="Alerts">
        A chat, a pager or a program is told of what needs a person: a consent that ends, a sync that failed, a quota
        that runs out.
      </PageHead>
      <Tabs label="Parts of this page" name="show" tabs={TABS} drop={['receiver_id', 'state']} />
      {chosenTab('show', TABS) === 'receivers' ? (
        <ReceiversCard receivers={receivers} />
      ) : (
        <DeliveriesCard receivers={receivers.data?.items ?? []} />
      )}
    </>
  );
}
