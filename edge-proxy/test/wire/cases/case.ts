/**
 * One exchange through the edge. Every request gets Host and X-Request-ID, every answer X-Request-ID, so that a case contains
 * only what it is about. Without `differs`, no byte may change; docs/edge-limits.md lists the others.
 */
export interface WireCase {
  readonly name: string;
  /** Request line without the version, then header lines. A character is a byte. */
  readonly request: readonly string[];
  readonly body?: string;
  /** Status line without the version, then header lines. */
  readonly answer: readonly string[];
  readonly answerBody?: string;
  /** Everything that changes on the way to the origin and back to the client. */
  readonly differs?: { readonly origin?: Difference; readonly client?: Difference };
}

export interface Difference {
  /** The whole first line without the version. */
  readonly start?: string;
  readonly drop?: readonly string[];
  readonly add?: readonly string[];
  readonly body?: string;
}

export const GET = ['GET /api/x'];
export const OK = ['200 OK', 'Content-Length: 2'];

/** A request with a short answer. */
export const requestCase = (name: string, request: readonly string[], more: Partial<WireCase> = {}): WireCase => ({
  name,
  request,
  answer: OK,
  answerBody: 'ok',
  ...more,
});
/** An answer to a plain GET. */
export const answerCase = (
  name: string,
  answer: readonly string[],
  answerBody?: string,
  more: Partial<WireCase> = {},
): WireCase => ({ name, request: GET, answer, ...(answerBody === undefined ? {} : { answerBody }), ...more });
/** What changes on the way to the origin. */
export const toOrigin = (origin: Difference) => ({ differs: { origin } });
/** What changes on the way back. */
export const toClient = (client: Difference) => ({ differs: { client } });
export const GAINS_LENGTH = toOrigin({ add: ['Content-Length: 0'] });
/** A GET with these header lines. */
export const requestWith = (name: string, lines: readonly string[], more: Partial<WireCase> = {}) =>
  requestCase(name, [...GET, ...lines], more);
/** A short answer with these header lines. */
export const answerWith = (name: string, lines: readonly string[], more: Partial<WireCase> = {}) =>
  answerCase(name, [...OK, ...lines], 'ok', more);
