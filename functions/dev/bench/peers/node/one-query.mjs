import { version } from './database.mjs';

export async function handler() {
  return version();
}
