import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { type Message, parseMessage } from './message';

/** What the origin does with a connection once it has received a whole request. */
export type Script = (socket: Socket, request: Message) => void;

/** Writes these bytes and closes the connection. */
export const answering =
  (bytes: string): Script =>
  (socket) => {
    socket.end(Buffer.from(bytes, 'latin1'));
  };

/** A raw TCP origin that runs a script and records the requests. */
export class ScriptedOrigin {
  readonly requests: Message[] = [];
  script: Script = answering('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
  /** Takes over the connection as soon as the head of a request is there, instead of the script. */
  atHead: ((socket: Socket, text: string) => void) | null = null;
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<ScriptedOrigin> {
    const server = createServer();
    const origin = new ScriptedOrigin(server);
    server.on('connection', (socket) => origin.converse(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return origin;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private converse(socket: Socket): void {
    this.sockets.add(socket);
    let text = '';
    socket.on('error', () => {});
    socket.on('close', () => this.sockets.delete(socket));
    const read = (piece: Buffer) => {
      text += piece.toString('latin1');
      if (this.atHead !== null && text.includes('\r\n\r\n')) {
        socket.off('data', read);
        this.atHead(socket, text);
        return;
      }
      const request = parseMessage(text, false);
      if (request === null) return;
      text = '';
      this.requests.push(request);
      this.script(socket, request);
    };
    socket.on('data', read);
  }
}
