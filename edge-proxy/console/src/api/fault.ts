/** A failed call, as the API's problem+json describes it; status 0 if no answer came. */
export class Fault extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly requestId: string | null,
    readonly fields: readonly { field: string; message: string }[] = [],
    readonly code: string | null = null,
    readonly runId: string | null = null,
    /** Why a session ended, of a 401. */
    readonly reason: string | null = null,
  ) {
    super(title);
  }

  /** Whether the same call may work a little later. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
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
    text('run_id'),
    text('reason'),
  );
}
