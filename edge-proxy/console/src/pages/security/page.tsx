import type { PageProps } from '../../app/pages';
import { readSession } from '../../app/session';
import { security } from '../../legacy/factors/page';
import { Legacy } from '../../legacy/Legacy';
import type { ViewContext } from '../../legacy/views';

const draw = (context: ViewContext) => security(context, () => void readSession());

export default function Security({ user }: PageProps) {
  return <Legacy view={draw} user={user} />;
}
