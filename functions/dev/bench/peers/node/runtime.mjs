// Lambda's runtime loop: asks the Runtime API for the next event, and posts what the handler returns.
// usage: node runtime.mjs ./handler.mjs
import http from 'node:http';

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

function call(method, path, body) {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host, port, agent, method, path: `/2018-06-01/runtime/${path}`, headers: { 'content-type': 'application/json' } },
      (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(parts) }));
        response.on('error', reject);
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

const failure = (error) => JSON.stringify({ errorType: error.name, errorMessage: error.message });

let handler;
try {
  ({ handler } = await import(process.argv[2]));
} catch (error) {
  await call('POST', 'init/error', failure(error));
  process.exit(1);
}

while (true) {
  const event = await call('GET', 'invocation/next');
  const invocation = `invocation/${event.headers['lambda-runtime-aws-request-id']}`;
  try {
    const answer = await handler(JSON.parse(event.body));
    await call('POST', `${invocation}/response`, JSON.stringify(answer));
  } catch (error) {
    await call('POST', `${invocation}/error`, failure(error));
  }
}
