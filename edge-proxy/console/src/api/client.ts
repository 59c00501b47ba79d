import { Fault, faultOf } from './fault';

export { Fault, faultOf } from './fault';

const LARGEST_PAGE = '1000';

export interface Page<T> {
  items: T[];
  next: string | null;
}

/** Parameters of a query; those that are empty, null or undefined are not sent. */
export type Query = Record<string, string | number | boolean | null | undefined>;

/**
 * Gets the fault that ended the session: the API answered 401 to a signed-in call. If the page stays as it is, a promise that is
 * kept once the user is signed in again; the call is then sent once more. Null if the call has simply failed.
 */
export type SessionEnded = (fault: Fault, background: boolean) => Promise<void> | null;

/** Asks the user for the password and sends it; false if the user would rather not. */
export type PasswordPrompt = () => Promise<boolean>;

let sessionEnded: SessionEnded = () => null;
let isAway = () => false;
let promptForPassword: PasswordPrompt = async () => false;

/**
 * Sets what happens when a session has ended, what `post` does when the API wants the password again, and how one knows that
 * the person is away: what is then read is no use of the session.
 */
export function setSessionHooks(hooks: { ended: SessionEnded; password: PasswordPrompt; away: () => boolean }): void {
  sessionEnded = hooks.ended;
  isAway = hooks.away;
  promptForPassword = hooks.password;
}

/** `path` with the parameters that have a value. */
export function address(path: string, query: Query = {}): string {
  const used = Object.entries(query)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]): [string, string] => [name, String(value)]);
  return used.length === 0 ? path : `${path}?${new URLSearchParams(used)}`;
}

export function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  return call<T>('GET', address(path, query), undefined, signal);
}

/** All items of a list, page by page. The API sends an opaque `next` with each page but the last. */
export async function getAll<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T[]> {
  const items: T[] = [];
  let next: string | null = null;
  do {
    const page: Page<T> = await get<Page<T>>(path, { ...query, limit: LARGEST_PAGE, next }, signal);
    items.push(...page.items);
    next = page.next;
  } while (next !== null);
  return items;
}

/** If the API wants the password again for this, the user is asked and the call is sent once more. */
export async function send<T>(method: Writing, path: string, body?: unknown): Promise<T> {
  return read<T>(await askToWrite(method, path, body));
}

export type Writing = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The answer to a write itself; asks for the password as `send` does. */
export async function askToWrite(method: Writing, path: string, body?: unknown): Promise<Response> {
  try {
    return await ask(method, path, body);
  } catch (fault) {
    if (!(fault instanceof Fault) || fault.code !== 'step-up-required' || !(await promptForPassword())) throw fault;
    return ask(method, path, body);
  }
}

export function post<T = void>(path: string, body?: unknown): Promise<T> {
  return send<T>('POST', path, body);
}

/** The answer itself, for what is not JSON (exports, the OpenAPI document); a refusal becomes a Fault here too. */
export async function ask(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json, */*;q=0.5' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const background = method === 'GET' && isAway();
  if (background) headers['Connector-Background'] = 'true';
  const csrf = method === 'GET' ? '' : csrfToken(document.cookie);
  if (csrf !== '') headers['X-CSRF-Token'] = csrf;
  const answer = await fetch(path, {
    method,
    headers,
    signal: signal ?? null,
    credentials: 'same-origin',
    cache: 'no-store',
    body: body === undefined ? null : JSON.stringify(body),
  }).catch((fault: unknown) => {
    if (signal?.aborted) throw fault;
    throw new Fault(0, 'The server cannot be reached', 'Check the network connection and try again.', null);
  });
  if (answer.ok) return answer;
  const fault = await faultOf(answer);
  const again = answer.status === 401 && !path.startsWith('/api/auth/login') ? sessionEnded(fault, background) : null;
  if (again === null) throw fault;
  await again;
  return ask(method, path, body, signal);
}

async function call<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  return read<T>(await ask(method, path, body, signal));
}

async function read<T>(answer: Response): Promise<T> {
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}

/**
 * The cookie is readable by scripts on purpose: only a page of this site can copy it into the header. Its name has no prefix
 * only where the console is served without TLS.
 */
export function csrfToken(cookies: string): string {
  const values = new Map(
    cookies.split(';').map((cookie): [string, string] => {
      const pair = cookie.trim();
      const end = pair.indexOf('=');
      return [pair.slice(0, Math.max(end, 0)), pair.slice(end + 1)];
    }),
  );
  return values.get('__Host-csrf') ?? values.get('csrf') ?? '';
}
