import { Fault } from '../../api/client';
import { Badge, bytes, count, Facts, JsonView, RequestId } from '../../ui';

/** Longer texts, such as exports, are cut on the page. */
const SHOWN = 20_000;

export interface Reply {
  readonly status: number;
  readonly milliseconds: number;
  readonly requestId: string | null;
  readonly type: string;
  readonly text: string;
}

/** Sends and reads the answer, a refusal of the API too; only what has no answer stays a fault. */
export async function replyOf(send: () => Promise<Response>): Promise<Reply> {
  const begun = performance.now();
  try {
    const answer = await send();
    const text = await answer.text();
    return {
      status: answer.status,
      milliseconds: performance.now() - begun,
      requestId: answer.headers.get('X-Request-ID'),
      type: answer.headers.get('Content-Type') ?? '',
      text,
    };
  } catch (fault) {
    if (!(fault instanceof Fault) || fault.status <= 0 || fault.status === 401) throw fault;
    const { status, title, detail, requestId, fields, code } = fault;
    return {
      status,
      milliseconds: performance.now() - begun,
      requestId,
      type: 'application/problem+json',
      text: JSON.stringify({
        title,
        status,
        detail,
        request_id: requestId,
        ...(fields.length > 0 && { errors: fields }),
        ...(code !== null && { code }),
      }),
    };
  }
}

export function Received({ of: { status, milliseconds, requestId, type, text } }: { of: Reply }) {
  const json = type.includes('json') && !type.includes('ndjson') ? parsed(text) : undefined;
  return (
    <div class="received" role="status">
      <Facts
        of={[
          [
            'Status',
            <Badge key="status" tone={status < 300 ? 'good' : status < 400 ? 'info' : 'bad'}>
              {status}
            </Badge>,
          ],
          ['Took', `${count(Math.round(milliseconds))} ms`],
          ['Size', text === '' ? 'no body' : `${bytes(new Blob([text]).size)}, ${type}`],
          ['Request', requestId && <RequestId of={requestId} />],
          [
            'Log',
            requestId && <a href={`/logs?request_id=${encodeURIComponent(requestId)}`}>All that this request caused</a>,
          ],
        ]}
      />
      {json !== undefined ? (
        <JsonView value={json} what="the answer" />
      ) : (
        text !== '' && (
          <>
            <pre tabIndex={0}>{text.slice(0, SHOWN)}</pre>
            {text.length > SHOWN && <p class="quiet small">The first {count(SHOWN)} characters are shown.</p>}
          </>
        )
      )}
    </div>
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
