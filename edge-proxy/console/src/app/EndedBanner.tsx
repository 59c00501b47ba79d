import { Button, utc } from '../ui';
import { leave, stopped } from './session';

/** Above a page that was left open until its session ended: it shows what it had, and reads nothing more. */
export function EndedBanner() {
  const end = stopped.value;
  if (end === null) return null;
  const { reason, at } = end;
  return (
    <div class="ended" role="status">
      <p>
        <strong>{reason}</strong> This page has stopped: what you see is as of <time dateTime={at}>{utc(at)}</time>.
      </p>
      <Button small kind="primary" onClick={() => leave(reason)}>
        Sign in again
      </Button>
    </div>
  );
}
