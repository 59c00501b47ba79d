import type { PageProps } from '../../app/pages';
import { Legacy } from '../../legacy/Legacy';
import { orders } from '../../legacy/orders/page';

export default function Orders({ user }: PageProps) {
  return <Legacy view={orders} user={user} />;
}
