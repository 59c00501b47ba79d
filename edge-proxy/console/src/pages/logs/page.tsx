import { param } from '../../app/router';
import { LogView } from './LogView';
import { TraceView } from './TraceView';

/** What happened: all events, or everything that one request caused. */
export default function Logs() {
  const requestId = param('request_id');
  return requestId === '' ? <LogView /> : <TraceView key={requestId} requestId={requestId} />;
}
