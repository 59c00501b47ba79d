import { createHash, randomBytes } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const FILE = randomBytes(5 * 1024 * 1024);

export const CREDENTIALS = '{"email":"admin@example.com","password":"žluťoučký kůň"}';
const CALLBACK = '/api/oauth/callback?code=v%5E1.1%23i%5E1%2Bp%2F3,x+y&state=a%2Bb';

/** What every client must see or cause. */
export interface Outcome {
  /** What the origin received when the client returned from the other site. */
  readonly callback: { readonly target: string; readonly cookies: readonly string[] } | null;
  readonly credentials: string;
  /** Where the client ended up, without the query that the console removes, and the status there. */
  readonly landed: string;
  readonly status: number;
  readonly events: readonly string[];
  readonly streamed: boolean;
  readonly file: string;
}

/** What a client reports; the scenario records the rest. */
export type Report = Pick<Outcome, 'landed' | 'status' | 'events' | 'streamed' | 'file'>;

export const EXPECTED: Outcome = {
  callback: { target: CALLBACK, cookies: ['connector_csrf=c', 'connector_session=s.1='] },
  credentials: CREDENTIALS,
  landed: '/',
  status: 200,
  events: ['1', '2', '3'],
  streamed: true,
  file: createHash('sha256').update(FILE).digest('hex'),
};

/** Plays the functions and eBay: sign-in, consent on another site and back, an event stream, a file. */
export class Scenario {
  edge = '';
  private callback: Outcome['callback'] = null;
  private credentials = '';

  private constructor(
    private readonly functions: Server,
    private readonly consent: Server,
  ) {}

  static async start(): Promise<Scenario> {
    const functions = createServer();
    const consent = createServer();
    const scenario = new Scenario(functions, consent);
    functions.on('request', scenario.answer);
    consent.on('request', (_, response) => response.writeHead(302, { Location: scenario.edge + CALLBACK }).end());
    await Promise.all(
      [functions, consent].map((server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))),
    );
    return scenario;
  }

  get origin(): string {
    return addressOf(this.functions);
  }

  /** The outcome with what a client reports; resets the recording. */
  outcomeWith(report: Report): Outcome {
    const outcome = { callback: this.callback, credentials: this.credentials, ...report };
    this.callback = null;
    this.credentials = '';
    return outcome;
  }

  async close(): Promise<void> {
    for (const server of [this.functions, this.consent]) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  private readonly answer: RequestListener = async (request, response) => {
    const path = request.url?.split('?')[0];
    if (path === '/api/login') {
      this.credentials = '';
      for await (const piece of request.setEncoding('utf8')) this.credentials += piece;
      response
        .writeHead(200, {
          'Content-Type': 'application/json',
          'Set-Cookie': [
            'connector_session=s.1=; HttpOnly; Path=/; SameSite=Lax',
            'connector_csrf=c; Path=/; SameSite=Lax; Expires=Wed, 21 Oct 2099 07:28:00 GMT',
          ],
        })
        .end('{}');
    } else if (path === '/api/oauth/start') {
      response.writeHead(302, { Location: `${addressOf(this.consent)}/consent` }).end();
    } else if (path === '/api/oauth/callback') {
      this.callback = { target: request.url ?? '', cookies: (request.headers.cookie ?? '').split('; ').sort() };
      response.writeHead(302, { Location: '/?oauth=connected&request_id=r#/connection' }).end();
    } else if (path === '/api/events') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      for (let event = 1; event <= 3; event++)
        setTimeout(() => response[event === 3 ? 'end' : 'write'](`data: ${event}\n\n`), event * 150);
    } else if (path === '/api/file') {
      response
        .writeHead(200, {
          'Content-Type': 'application/octet-stream',
          'Content-Length': FILE.length,
          'Content-Disposition': 'attachment; filename="orders.bin"',
        })
        .end(FILE);
    } else {
      response.writeHead(404).end();
    }
  };
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
