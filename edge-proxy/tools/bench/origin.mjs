// node tools/bench/origin.mjs: an origin in its own process that answers at once; exits when its standard input closes.
import { createServer } from 'node:http';

const small = Buffer.from(JSON.stringify({ items: [], next: null }));
const large = Buffer.alloc(1024 * 1024, 'x');

const server = createServer((request, response) => {
  const body = request.url === '/api/large' ? large : small;
  response.writeHead(200, {
    'Content-Type': 'application/json',
    'Content-Length': body.length,
    'X-Request-ID': request.headers['x-request-id'] ?? 'none',
  });
  response.end(body);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify(server.address())));
process.stdin.resume().once('end', () => process.exit(0));
