import { fileURLToPath } from 'node:url';
import { run } from '../tools/build/run.mjs';

/** The wire tests run what was built; built here, they can never pass on an older edge. */
export default async function buildOnce(): Promise<void> {
  await run(process.execPath, ['tools/build/build.mjs'], { cwd: fileURLToPath(new URL('..', import.meta.url)) });
}
