import { now } from '../app/clock';
import { inViewerZone, relative, utc } from './instants';

/** How far an instant is from now; the exact time in the viewer's zone and in UTC on hover. `exact` shows UTC as well. */
export function Time({ at, exact = false }: { at: string | null | undefined; exact?: boolean }) {
  if (!at) return <span class="quiet">–</span>;
  return (
    <time dateTime={at} title={`${inViewerZone(at)}\n${utc(at)}`}>
      {relative(at, now.value)}
      {exact && <span class="quiet small"> {utc(at)}</span>}
    </time>
  );
}
