import { outcome } from '../../app/outcome';
import type { PageProps } from '../../app/pages';
import { connection } from '../../legacy/connection/page';
import { Legacy } from '../../legacy/Legacy';
import type { ViewContext } from '../../legacy/views';

function draw(context: ViewContext): void {
  connection(context, outcome.peek());
  outcome.value = null;
}

export default function Accounts({ user }: PageProps) {
  return <Legacy view={draw} user={user} />;
}
