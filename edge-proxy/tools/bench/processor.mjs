import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

/** Ids of the workerd processes that this process has started. */
export function runtimes() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((id) => {
      const status = read(`/proc/${id}/status`);
      return status.startsWith('Name:\tworkerd') && status.includes(`\nPPid:\t${process.pid}\n`);
    });
}

/**
 * Milliseconds of processor time that a process has used; other load hardly affects it.
 * @param {string} id
 */
export function processorTime(id) {
  const [user, system] = read(`/proc/${id}/stat`).split(') ')[1]?.split(' ').slice(11, 13).map(Number) ?? [];
  return (((user ?? NaN) + (system ?? NaN)) * 1000) / TICKS_PER_SECOND;
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // the process has ended
  }
}
