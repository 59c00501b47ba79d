import type { Page } from './types';

const LARGEST_PAGE = '1000';

/** A failed call, as the API's problem+json describes it. */
export class Fault extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly requestId: string | null,
    readonly fields: readonly { field: string; message: string }[] = [],
    readonly code: string | null = null,
  ) {
    super(title);
  }
}

/** Fired when the API answers that the session has expired. */
export const SIGNED_OUT = 'signed-out';

export function get<T>(
  path: string,
  query: Record<string, string | null | undefined> = {},
  signal?: AbortSignal,
): Promise<T> {
  const used = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const search = new URLSearchParams(used).toString();
  return call<T>('GET', search === '' ? path : `${path}?${search}`, undefined, signal);
}

/** All items of a list, page by page. The API sends an opaque `next` with each page but the last. */
export async function getAll<T>(path: string, query: Record<string, string>, signal?: AbortSignal): Promise<T[]> {
  const items: T[] = [];
  let next: string | null = null;
  do {
    const page: Page<T> = await get<Page<T>>(path, { ...query, limit: LARGEST_PAGE, next }, signal);
    items.push(...page.items);
    next = page.next;
  } while (next !== null);
  return items;
}

/** Asks the user for the password and sends it; false if the user would rather not. */
export type PasswordPrompt = () => Promise<boolean>;

let promptForPassword: PasswordPrompt = async () => false;

/** Sets what `post` does when the API wants the password again. */
export function usePasswordPrompt(prompt: PasswordPrompt): void {
  promptForPassword = prompt;
}

/** If the API wants the password again for this, the user is asked and the call is sent once more. */
export async function post<T>(path: string, body?: unknown): Promise<T> {
  try {
    return await call<T>('POST', path, body);
  } catch (fault) {
    if (!(fault instanceof Fault) || fault.code !== 'step-up-required' || !(await promptForPassword())) throw fault;
    return call<T>('POST', path, body);
  }
}

async function call<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
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
  if (!answer.ok) {
    if (answer.status === 401 && !path.startsWith('/api/auth/login')) window.dispatchEvent(new Event(SIGNED_OUT));
    throw await faultOf(answer);
  }
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

/** Reads problem+json. Any other answer, such as an HTML page of a proxy, still becomes a readable fault. */
export async function faultOf(answer: Response): Promise<Fault> {
  const header = answer.headers.get('X-Request-ID');
  const problem = (await answer.json().catch(() => null)) as Record<string, unknown> | null;
  const text = (name: string) => (typeof problem?.[name] === 'string' ? problem[name] : null);
  const fields = Array.isArray(problem?.errors) ? (problem.errors as { field: string; message: string }[]) : [];
  return new Fault(
    answer.status,
    text('title') ?? `The server answered ${answer.status}`,
    text('detail') ?? (problem === null ? 'The answer did not come from the connector.' : ''),
    text('request_id') ?? header,
    fields,
    text('code'),
  );
}
