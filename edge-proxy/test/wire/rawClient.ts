import { connect, type Socket } from 'node:net';
import { type Message, parseMessage } from './message';

/** Sends these bytes to the edge and reads one answer; CLOSED if the connection ends without one. */
export function send(edge: string, bytes: string): Promise<Message> {
  const { hostname, port } = new URL(edge);
  const bodyless = bytes.startsWith('HEAD ');
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.write(Buffer.from(bytes, 'latin1')));
    const finish = (message: Message) => {
      socket.destroy();
      resolve(message);
    };
    socket.on('error', reject);
    socket.on('data', (piece) => {
      text += piece.toString('latin1');
      const message = parseMessage(text, false, bodyless);
      if (message !== null) finish(message);
    });
    socket.on('end', () => finish(parseMessage(text, true, bodyless) ?? { start: 'CLOSED', headers: [], body: '' }));
  });
}

/** A connection that a test writes to and closes at any point. */
export class OpenClient {
  private text = '';
  private listeners: (() => void)[] = [];
  readonly closed: Promise<void>;

  private constructor(readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('error', () => {});
    socket.on('data', (piece) => {
      this.text += piece.toString('latin1');
      for (const listen of this.listeners.splice(0)) listen();
    });
    this.closed = new Promise((resolve) => socket.on('close', () => resolve()));
  }

  static async open(edge: string, bytes: string): Promise<OpenClient> {
    const { hostname, port } = new URL(edge);
    const socket = connect(Number(port), hostname);
    await new Promise((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    const client = new OpenClient(socket);
    socket.write(Buffer.from(bytes, 'latin1'));
    return client;
  }

  /** Resolves to everything received as soon as it contains this text. */
  async until(part: string): Promise<string> {
    while (!this.text.includes(part)) await new Promise<void>((resolve) => this.listeners.push(resolve));
    return this.text;
  }
}
