import { post } from '../../api/client';
import { useAction } from '../../api/hooks';
import type { Refresh, TokenInfo } from '../../api.types';
import { Button, FaultNotice, Notice, utc } from '../../ui';

const SENTENCES: Readonly<Record<Refresh['action'], string>> = {
  would_refresh: 'Dry run: the token would be refreshed now. Nothing was changed.',
  would_wait: 'Dry run: the last refresh failed, so refreshing is paused for up to 30 seconds. Nothing was changed.',
  refreshed: 'The token was refreshed.',
  needs_reconnect: 'The refresh token no longer works. Reconnect the account.',
};

/** Refreshes the token, or asks what a refresh would do. */
export function RefreshButtons({ token, onDone }: { token: TokenInfo; onDone: (refresh: Refresh) => void }) {
  const refresh = useAction(async (dry_run: boolean) => {
    onDone(await post<Refresh>(`/api/ebay/token-info/${encodeURIComponent(token.account_id)}/refresh`, { dry_run }));
  });
  return (
    <>
      <div class="row tight">
        <Button
          small
          busy={refresh.busy}
          label={`Dry run a refresh for ${token.account}`}
          onClick={() => void refresh.run(true)}
        >
          Dry run
        </Button>
        <Button
          small
          busy={refresh.busy}
          label={`Refresh the token of ${token.account}`}
          onClick={() => void refresh.run(false)}
        >
          Refresh
        </Button>
      </div>
      <FaultNotice fault={refresh.fault} />
    </>
  );
}

/** What a refresh did or would do, with each value that differs. */
export function RefreshResult({ account, refresh }: { account: string; refresh: Refresh }) {
  const changes = differences(refresh);
  return (
    <Notice tone={refresh.action === 'needs_reconnect' ? 'bad' : 'good'}>
      <p>
        <strong>{account}: </strong>
        {SENTENCES[refresh.action] ?? String(refresh.action).replaceAll('_', ' ')}
      </p>
      {changes.length > 0 && (
        <table class="changes" aria-label="Before and after">
          <thead>
            <tr>
              <th scope="col">Value</th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ name, before, after }) => (
              <tr key={name}>
                <th scope="row">
                  <code>{name}</code>
                </th>
                <td>{before}</td>
                <td>{after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Notice>
  );
}

function differences({ before, after }: Refresh): { name: string; before: string; after: string }[] {
  if (after === null) return [];
  return (Object.keys(after) as (keyof TokenInfo)[])
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => ({ name, before: shown(before[name]), after: shown(after[name]) }));
}

function shown(value: unknown): string {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT/.test(value) ? utc(value) : value;
  return value === null || value === undefined ? 'none' : JSON.stringify(value);
}
