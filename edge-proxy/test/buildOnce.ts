import { fileURLToPath } from 'node:url';
import { run } from '../tools/build/run.mjs';

/** The wire tests run the built edge. Building it here keeps them from passing on an older build. */
export default async function buildOnce(): Promise<void> {
  await run(process.execPath, ['tools/build/build.mjs'], { cwd: fileURLToPath(new URL('..', import.meta.url)) });
}
