import { useGet } from '../api/hooks';
import type { Version } from '../api.types';

/** Console and functions are deployed separately, so the footer shows the build of each. */
export function Footer() {
  const site = useGet<Pick<Version, 'build' | 'commit'>>('/build.json');
  const functions = useGet<Version>('/api/version');
  return (
    <footer class="footer">
      <span>{site.data ? described('Console', site.data) : site.fault ? 'Console build unknown' : 'Console …'}</span>
      <span>
        {functions.data
          ? `${described('Functions', functions.data)}${functions.data.schema_version ? ` · schema ${functions.data.schema_version}` : ''}`
          : functions.fault
            ? 'Functions unavailable'
            : 'Functions …'}
      </span>
      <a href="/licences.txt">Licences</a>
    </footer>
  );
}

function described(name: string, { build, commit }: Pick<Version, 'build' | 'commit'>): string {
  return String(commit) === 'unknown'
    ? `${name} build unknown`
    : `${name} build ${build} (${String(commit).slice(0, 7)})`;
}
