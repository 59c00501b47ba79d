import type { ComponentChildren } from 'preact';
import type { Fault } from '../api/client';
import type { Tone } from './Badge';
import { Button } from './Button';
import { RequestId } from './CopyButton';

/** A message on the page. Screen readers read `bad` at once and others when they are idle. */
export function Notice({ tone, children }: { tone: Tone; children: ComponentChildren }) {
  return (
    <div class={`notice ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}

/** A refused call: what happened, which fields are wrong, the request id, and a button to try again. Nothing without a fault. */
export function FaultNotice({ fault, onRetry }: { fault: Fault | null; onRetry?: () => void }) {
  if (fault === null) return null;
  return (
    <Notice tone="bad">
      <p>
        <strong>{titleOf(fault)}</strong>
        {fault.detail !== '' && `: ${fault.detail}`}
      </p>
      {fault.fields.length > 0 && (
        <ul>
          {fault.fields.map(({ field, message }) => (
            <li key={field}>
              <code>{field}</code> {message}
            </li>
          ))}
        </ul>
      )}
      {fault.requestId !== null && (
        <p>
          <RequestId of={fault.requestId} />
        </p>
      )}
      {onRetry && (
        <p>
          <Button onClick={onRetry}>Try again</Button>
        </p>
      )}
    </Notice>
  );
}

const TITLES: Readonly<Record<string, string>> = {
  'wrong-password': 'The password is wrong',
  'wrong-factor': 'The code is wrong',
  'step-up-required': 'This was not confirmed',
};

function titleOf({ status, code, title }: Fault): string {
  if (code !== null && Object.hasOwn(TITLES, code)) return TITLES[code]!;
  return status === 403 && code === null ? 'You do not have permission to do this' : title;
}
