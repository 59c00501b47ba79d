import { edgeProblem } from './problem';
import { REQUEST_ID } from './requestId';

/** The origin's answer as the client gets it: the very Response object whenever nothing has to be added. */
export function incoming(answer: Response, requestId: string): Response {
  // Pages cannot construct such a Response and would turn it into a 500 without a word.
  if ((answer.status < 200 && answer.status !== 101) || answer.status > 599) return edgeProblem('origin-bad-answer', requestId);
  if (answer.headers.get(REQUEST_ID) === requestId || answer.status === 101) return answer;
  // The body stream is handed over as it is: wrapped in one of JavaScript's, it would lose its length and with it, in older
  // runtimes, the sign that it was cut short.
  const marked = new Response(answer.body, answer);
  marked.headers.set(REQUEST_ID, requestId);
  return marked;
}
