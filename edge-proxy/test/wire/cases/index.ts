import { answerHeaders } from './answerHeaders';
import { bodies, encodings } from './bodies';
import type { WireCase } from './case';
import { cookies } from './cookies';
import { requestHeaders } from './requestHeaders';
import { redirects, statuses } from './statuses';
import { targets } from './targets';

/** How the edge passes on every kind of message: one case is one exchange. Add a row to the file of its kind. */
export const WIRE_CASES: readonly WireCase[] = [
  ...statuses,
  ...redirects,
  ...cookies,
  ...encodings,
  ...bodies,
  ...targets,
  ...requestHeaders,
  ...answerHeaders,
];
