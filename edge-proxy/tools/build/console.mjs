import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildInfo } from './buildInfo.mjs';
import { licences } from './licences.mjs';

const STYLES = 'console-styles';
const FIRST = 'overview';

/**
 * Builds the console: one script for the first page and one for each page that is opened later, all named by their content, so
 * that browsers keep them for ever; and one HTML file for each folder of `pages`, because every page has an address of its own.
 * @param {string} root the edge project's directory
 * @param {string} site where the files go
 */
export async function buildConsole(root, site) {
  const pages = await folders(join(root, 'console/src/pages'));
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { app: 'console/src/main.tsx', styles: STYLES },
    outdir: site,
    entryNames: 'assets/[name]-[hash]',
    chunkNames: 'assets/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minify: true,
    metafile: true,
    sourcemap: 'linked',
    logLevel: 'warning',
    plugins: [allStyles(root, pages)],
  });
  await cp(join(root, 'console/static'), site, { recursive: true });
  await writeFile(join(site, 'build.json'), JSON.stringify(await buildInfo(root)) + '\n');
  await writeFile(join(site, 'licences.txt'), await licences(root, Object.keys(metafile.inputs)));
  await writePages(site, pages, named(metafile));
}

/**
 * The style sheet: the common one, then that of each page that has one.
 * @param {string} root
 * @param {string[]} pages
 * @returns {import('esbuild').Plugin}
 */
function allStyles(root, pages) {
  return {
    name: STYLES,
    setup(setup) {
      setup.onResolve({ filter: new RegExp(`^${STYLES}$`) }, () => ({ path: STYLES, namespace: STYLES }));
      setup.onLoad({ filter: /.*/, namespace: STYLES }, async () => {
        const files = ['console/src/styles/main.css'];
        for (const page of pages) {
          const inside = await readdir(join(root, 'console/src/pages', page));
          if (inside.includes('page.css')) files.push(`console/src/pages/${page}/page.css`);
        }
        return {
          contents: files.map((file) => `@import "./${file}";`).join('\n'),
          loader: 'css',
          resolveDir: root,
        };
      });
    },
  };
}

/** @param {string} directory */
async function folders(directory) {
  const entries = await readdir(directory, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/**
 * The names that esbuild gave to the first page's files.
 * @param {import('esbuild').Metafile} metafile
 */
function named(metafile) {
  const outputs = Object.entries(metafile.outputs).map(([path, output]) => ({
    path: path.replace(/^dist\/site/, ''),
    ...output,
  }));
  const app = outputs.find(({ entryPoint }) => entryPoint === 'console/src/main.tsx');
  const styles = outputs.find(({ path }) => /\/styles-[^/]*\.css$/.test(path));
  if (app === undefined || styles === undefined) throw new Error('The build has no console.');
  /** @param {{ imports: { kind: string, path: string }[] }} output */
  const needed = ({ imports }) =>
    imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => path.replace(/^dist\/site/, ''));
  /** @param {string} page */
  const preload = (page) => {
    const own = outputs.find(({ entryPoint }) => entryPoint === `console/src/pages/${page}/page.tsx`);
    if (own === undefined) throw new Error(`The build has no page ${page}.`);
    return [...new Set([...needed(app), own.path, ...needed(own)])].filter((path) => path !== app.path);
  };
  return { app: app.path, styles: styles.path, preload };
}

/**
 * Puts the names into the HTML files, and writes index.html once more for each page. The script of the page is loaded beside that
 * of the console, which knows only later that it is needed; `/` is the overview.
 * @param {string} site
 * @param {string[]} pages
 * @param {{ app: string, styles: string, preload: (page: string) => string[] }} files
 */
async function writePages(site, pages, { app, styles, preload }) {
  /** @param {string} name */
  const filled = async (name) =>
    (await readFile(join(site, name), 'utf8'))
      .replace('href="/styles.css"', `href="${styles}"`)
      .replace('src="/app.js"', `src="${app}"`);
  await writeFile(join(site, '404.html'), await filled('404.html'));
  const index = await filled('index.html');
  /** @param {string} page */
  const html = (page) =>
    index.replace(
      '</head>',
      `${preload(page)
        .map((path) => `  <link rel="modulepreload" href="${path}">\n`)
        .join('')}</head>`,
    );
  await writeFile(join(site, 'index.html'), html(FIRST));
  await Promise.all(pages.map((page) => writeFile(join(site, `${page}.html`), html(page))));
}
