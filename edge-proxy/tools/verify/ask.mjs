import { request as plain } from 'node:http';
import { request as secure } from 'node:https';

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {Record<string, string[]>} headers by lower-case name, a value for each line
 * @property {string} body
 */

/**
 * One exchange by a client that adds no headers, follows no redirects and decodes no bodies.
 * @param {string} url
 * @param {{ method?: string, headers?: Record<string, string>, body?: string }} [question]
 * @returns {Promise<Answer>}
 */
export function ask(url, { method = 'GET', headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const send = url.startsWith('https:') ? secure : plain;
    const request = send(url, { method, headers, agent: false, timeout: 40_000 }, async (response) => {
      let text = '';
      try {
        for await (const piece of response.setEncoding('utf8')) text += piece;
        resolve({ status: response.statusCode ?? 0, headers: linesOf(response.rawHeaders), body: text });
      } catch (fault) {
        reject(fault);
      }
    });
    request.once('timeout', () => request.destroy(new Error('no answer in 40 s')));
    request.once('error', reject);
    request.end(body);
  });
}

/** @param {string[]} raw names and values in turn */
function linesOf(raw) {
  /** @type {Record<string, string[]>} */
  const lines = {};
  for (let i = 0; i < raw.length; i += 2) {
    const name = String(raw[i]).toLowerCase();
    lines[name] = [...(lines[name] ?? []), String(raw[i + 1])];
  }
  return lines;
}
