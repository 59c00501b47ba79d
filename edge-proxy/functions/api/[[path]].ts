import { forward } from '../../src/forward';
import type { EdgeEnv } from '../../src/settings';

export const onRequest: PagesFunction<EdgeEnv> = ({ request, env }) => forward(request, env);
