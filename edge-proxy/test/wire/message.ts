/** One HTTP message as sent; latin1 text, so that every byte is one character. */
export interface Message {
  readonly start: string;
  readonly headers: readonly string[];
  readonly body: string;
}

/** The first whole message in the text, after any interim answer, or null while it is incomplete. `bodyless`: an answer to HEAD. */
export function parseMessage(text: string, ended: boolean, bodyless = false): Message | null {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [start = '', ...headers] = text.slice(0, end).split('\r\n');
  const rest = text.slice(end + 4);
  if (/^HTTP\/1\.1 1\d\d /.test(start)) return parseMessage(rest, ended, bodyless);
  const length = headerOf(headers, 'content-length');
  const noBody =
    bodyless ||
    /^HTTP\/1\.1 (204|304)/.test(start) ||
    (start.includes(' HTTP/') && length === null && headerOf(headers, 'transfer-encoding') === null);
  if (noBody) return { start, headers, body: rest };
  if (headerOf(headers, 'transfer-encoding') !== null) {
    const body = dechunk(rest);
    return body === null ? (ended ? { start, headers, body: 'TRUNCATED' } : null) : { start, headers, body };
  }
  if (length === null) return ended ? { start, headers, body: rest } : null;
  if (rest.length < Number(length)) return ended ? { start, headers, body: 'TRUNCATED' } : null;
  return { start, headers, body: rest.slice(0, Number(length)) };
}

function headerOf(headers: readonly string[], name: string): string | null {
  const line = headers.find((header) => header.toLowerCase().startsWith(`${name}:`));
  return line === undefined ? null : line.slice(name.length + 1).trim();
}

function dechunk(text: string): string | null {
  let body = '';
  for (let at = 0; ; ) {
    const lineEnd = text.indexOf('\r\n', at);
    if (lineEnd < 0) return null;
    const size = parseInt(text.slice(at, lineEnd), 16);
    if (Number.isNaN(size) || text.length < lineEnd + 4 + size) return null;
    if (size === 0) return body;
    body += text.slice(lineEnd + 2, lineEnd + 2 + size);
    at = lineEnd + 4 + size;
  }
}
