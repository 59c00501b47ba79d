import { useState } from 'preact/hooks';
import { send } from '../../api/client';
import { useAction } from '../../api/hooks';
import type { Schedule } from '../../api.types';
import { Button, Dialog, FaultNotice, Field, Select, Tick } from '../../ui';
import { every, resourceName } from './words';

const USUAL = [5, 15, 30, 60, 120, 360, 720, 1440, 10_080];

interface ScheduleDialogProps {
  readonly of: Schedule;
  readonly account: string;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

export function changeSchedule({ account_id, resource }: Schedule, changes: object): Promise<Schedule> {
  return send<Schedule>(
    'PUT',
    `/api/ebay/sync/schedules/${encodeURIComponent(account_id)}/${encodeURIComponent(resource)}`,
    changes,
  );
}

export function ScheduleDialog({ of: schedule, account, onClose, onChanged }: ScheduleDialogProps) {
  const [minutes, setMinutes] = useState(schedule.every_minutes);
  const [adaptive, setAdaptive] = useState(schedule.adaptive);
  const [paused, setPaused] = useState(schedule.paused);
  const save = useAction(async () => {
    await changeSchedule(schedule, { every_minutes: minutes, adaptive, paused });
    onChanged();
    onClose();
  });
  const choices = [...new Set([...USUAL, schedule.every_minutes])].sort((one, other) => one - other);
  return (
    <Dialog title={`Schedule: ${resourceName(schedule.resource)} of ${account}`} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save.run();
        }}
      >
        <Field label="Read">
          <Select
            value={String(minutes)}
            options={choices.map((choice) => [String(choice), every(choice)] as const)}
            onChoose={(value) => setMinutes(Number(value))}
          />
        </Field>
        <Tick
          label="Read less often while nothing new comes, which saves calls"
          checked={adaptive}
          onChange={(event: Event) => setAdaptive((event.currentTarget as HTMLInputElement).checked)}
        />
        <Tick
          label="Paused: no run starts by itself"
          checked={paused}
          onChange={(event: Event) => setPaused((event.currentTarget as HTMLInputElement).checked)}
        />
        <FaultNotice fault={save.fault} />
        <div class="row end">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" kind="primary" busy={save.busy}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
