import { hopByHopNames } from './headers';
import { EDGE_ERROR, edgeProblem } from './problem';
import { isGoodRequestId, REQUEST_ID } from './requestId';

/** The origin's answer as the client gets it: the same Response object unless a header has to change. */
export function incoming(answer: Response, requestId: string): Response {
  // The runtime throws for such a status. 101 would answer an upgrade, and the edge asks for none.
  if (answer.status < 200 || answer.status > 599) return edgeProblem('origin-bad-answer', requestId);
  const { headers } = answer;
  // Only the edge sets X-Edge-Error: with it, clients tell an answer of the edge from one of the functions.
  const removed = [...hopByHopNames(headers), EDGE_ERROR].filter((name) => headers.has(name));
  const isIdentified = isGoodRequestId(headers.get(REQUEST_ID));
  if (removed.length === 0 && isIdentified) return answer;
  // The body stream is passed on as it is: inside a JavaScript stream it would lose its length, and in older runtimes the
  // sign that it was cut.
  const changed = new Response(answer.body, answer);
  for (const name of removed) changed.headers.delete(name);
  // The functions' own id stays: their log has it.
  if (!isGoodRequestId(changed.headers.get(REQUEST_ID))) changed.headers.set(REQUEST_ID, requestId);
  return changed;
}
