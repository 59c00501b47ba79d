import { forward } from './forward';
import { isForFunctions } from './routes';
import type { EdgeEnv } from './settings';

/**
 * The whole Pages project as one worker. Pages calls it for the paths in `_routes.json` and serves the console's files itself.
 * It is not a folder of Pages functions, because their wrapper clones every request: a broken upload then looks complete to the
 * origin, and each upload is held in memory twice.
 */
export default {
  fetch: (request, env) => (isForFunctions(request.url) ? forward(request, env) : env.ASSETS.fetch(request)),
} satisfies ExportedHandler<EdgeEnv & { ASSETS: Fetcher }>;
