import { Badge, Facts, Id, JsonView, SidePanel, Time } from '../../ui';
import type { Step } from './trace';

/** One step of a timeline, with all that is stored about it. */
export function StepPanel({ step, onClose }: { step: Step; onClose: () => void }) {
  return (
    <SidePanel title={step.what} onClose={onClose}>
      <Facts
        of={[
          ['Where', step.where === 'eBay' ? 'Call of eBay' : 'Event of a function'],
          ['Time', <Time key="time" at={step.at} exact />],
          [
            'Outcome',
            <Badge key="outcome" tone={step.tone}>
              {step.detail}
            </Badge>,
          ],
          ['eBay’s request id', step.ebayId && <Id of={step.ebayId} what="eBay’s request id" />],
        ]}
      />
      <h3>As stored</h3>
      <JsonView value={step.source} what="the step" />
    </SidePanel>
  );
}
