import { useRows } from '../../api/hooks';
import type { User } from '../../api.types';
import type { PageProps } from '../../app/pages';
import { param, setParams } from '../../app/router';
import { chosenTab, PageHead, Tabs } from '../../ui';
import { TokensCard } from './TokensCard';
import { UserPanel } from './UserPanel';
import { UsersCard } from './UsersCard';

const TABS = [
  ['users', 'Users'],
  ['tokens', 'API tokens'],
] as const;

/** Who may use the connector: people, and programs by API tokens. */
export default function People({ user }: PageProps) {
  const users = useRows<User>('/api/users');
  const open = users.rows.find(({ id }) => id === param('open'));
  return (
    <>
      <PageHead title="People">
        Who may sign in here, which programs may call the API, and what each of them may do.
      </PageHead>
      <Tabs label="Parts of this page" name="show" tabs={TABS} />
      {chosenTab('show', TABS) === 'users' ? (
        <UsersCard users={users} self={user} />
      ) : (
        <TokensCard users={users.rows} />
      )}
      {open && (
        <UserPanel
          key={open.id}
          user={open}
          self={open.id === user.id}
          onChange={users.reload}
          onGone={() => {
            setParams({ open: null });
            users.reload();
          }}
        />
      )}
    </>
  );
}
