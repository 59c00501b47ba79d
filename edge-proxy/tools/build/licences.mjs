import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The licences of the npm packages whose code is in the build, as their terms ask.
 * @param {string} root the edge project's directory
 * @param {string[]} inputs the files that esbuild read
 */
export async function licences(root, inputs) {
  const names = inputs.map((input) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1]);
  const packages = [...new Set(names)].filter((name) => name !== undefined).sort();
  const texts = await Promise.all(packages.map((name) => licence(join(root, 'node_modules', name))));
  return texts.join('\n' + '-'.repeat(72) + '\n\n');
}

/** @param {string} directory of an npm package */
async function licence(directory) {
  const { name, version, license } = JSON.parse(await readFile(join(directory, 'package.json'), 'utf8'));
  const file = (await readdir(directory)).find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry));
  const text = file === undefined ? '' : await readFile(join(directory, file), 'utf8');
  return `${name} ${version} (${license})\n\n${text.trim()}\n`;
}
