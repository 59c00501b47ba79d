import { connect } from 'node:net';

/**
 * Repeats a request on a number of kept connections for some time, each time as soon as the answer is complete.
 * Answers must have a Content-Length. The first answer of each connection is not counted.
 * @param {{ url: string, path: string, connections: number, milliseconds: number }} load
 * @returns {Promise<number[]>} milliseconds of each exchange
 */
export async function load({ url, path, connections, milliseconds }) {
  /** @type {number[]} */
  const times = [];
  const end = performance.now() + milliseconds;
  await Promise.all(Array.from({ length: connections }, () => converse(new URL(url), path, end, times)));
  return times;
}

/**
 * @param {URL} url
 * @param {string} path
 * @param {number} end
 * @param {number[]} times
 * @returns {Promise<void>}
 */
function converse({ hostname, port, host }, path, end, times) {
  const request = `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nX-Request-ID: bench-1\r\n\r\n`;
  return new Promise((resolve, reject) => {
    let missing = -1;
    let began = 0;
    let counted = false;
    const socket = connect(Number(port), hostname, ask).setNoDelay(true);
    socket.on('error', reject);
    socket.on('close', () => reject(new Error(`${host} closed a kept connection`)));
    socket.on('data', (piece) => {
      missing = (missing < 0 ? lengthOf(piece) : missing) - piece.length;
      if (missing > 0) return;
      if (counted) times.push(performance.now() - began);
      counted = true;
      if (performance.now() < end) ask();
      else {
        socket.removeAllListeners('close').destroy();
        resolve();
      }
    });

    function ask() {
      missing = -1;
      began = performance.now();
      socket.write(request);
    }
  });
}

/**
 * The length of an answer, head included, from the piece that begins it.
 * @param {Buffer} piece
 */
function lengthOf(piece) {
  const head = piece.subarray(0, piece.indexOf('\r\n\r\n') + 4).toString('latin1');
  const length = /content-length: (\d+)/i.exec(head);
  if (!head.startsWith('HTTP/1.1 200 ') || !length) throw new Error(`no answer to measure:\n${head}`);
  return head.length + Number(length[1]);
}
