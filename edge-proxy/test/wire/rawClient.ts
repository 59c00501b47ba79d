import { connect } from 'node:net';
import { type Message, parseMessage } from './message';

/** Sends these bytes to the edge and reads one answer; CLOSED when the connection ended without one. */
export function send(edge: string, bytes: string): Promise<Message> {
  const { hostname, port } = new URL(edge);
  const bodyless = bytes.startsWith('HEAD ');
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.write(Buffer.from(bytes, 'latin1')));
    const finish = (message: Message) => { socket.destroy(); resolve(message); };
    socket.on('error', reject);
    socket.on('data', (piece) => {
      text += piece.toString('latin1');
      const message = parseMessage(text, false, bodyless);
      if (message !== null) finish(message);
    });
    socket.on('end', () => finish(parseMessage(text, true, bodyless) ?? { start: 'CLOSED', headers: [], body: '' }));
  });
}
