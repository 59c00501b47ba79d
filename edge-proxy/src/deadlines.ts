import type { EdgeFault } from './problem';
import type { EdgeSettings } from './settings';
import type { Upload } from './upload';

/**
 * Bounds the time up to the head of an answer to an upload: first for the upload, then, from its end, for the functions to answer.
 * @param cut is called with the reason when a bound is reached
 * @returns stops the clock; to be called once the head is there, so that a body may stream for as long as it needs
 */
export function startDeadlines(
  { headTimeoutMs, uploadTimeoutMs }: EdgeSettings,
  upload: Upload,
  cut: (fault: EdgeFault) => void,
): () => void {
  let stopped = false;
  const awaitHead = () => setTimeout(() => cut('origin-timeout'), headTimeoutMs);
  let timer = setTimeout(() => cut(upload.waitsForClient ? 'upload-timeout' : 'origin-timeout'), uploadTimeoutMs);
  void upload.ended.then(() => {
    clearTimeout(timer);
    if (!stopped) timer = awaitHead();
  });
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
