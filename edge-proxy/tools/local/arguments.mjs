const USAGE = 'Usage: node tools/local/serve.mjs --origin URL [--port N]';

/**
 * The options, or one sentence that says which argument is wrong.
 * @param {string[]} args
 * @returns {{ origin: string, port: number } | string}
 */
export function readArguments(args) {
  let origin = '';
  let port = 0;
  for (let i = 0; i < args.length; i += 2) {
    const value = args[i + 1];
    if (args[i] !== '--origin' && args[i] !== '--port') return `Unknown argument ${args[i]}. ${USAGE}`;
    if (value === undefined) return `The argument ${args[i]} needs a value. ${USAGE}`;
    if (args[i] === '--origin') {
      origin = value;
    } else {
      port = /^\d{1,5}$/.test(value) ? Number(value) : -1;
      if (port < 0 || port > 65535) return `The argument --port must be a number from 0 to 65535, not ${value}.`;
    }
  }
  if (origin === '') return `The argument --origin is missing. ${USAGE}`;
  if (!/^https?:\/\/[^/?#@]+\/?$/.test(origin) || !URL.canParse(origin))
    return `The argument --origin must be an http(s) address without a path, not ${origin}.`;
  return { origin, port };
}
