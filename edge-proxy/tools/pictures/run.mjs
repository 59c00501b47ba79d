// npm run pictures: takes the pictures of the README and of the docs anew, with the scripted API of the browser tests.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundled } from '../bundled.mjs';
import { startEdge } from '../local/edge.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

await mkdir(join(root, 'target'), { recursive: true });
const { takePictures } = await bundled(root, 'tools/pictures/take.ts');
await takePictures(startEdge, join(root, '../docs/images'));
