/** The least that passes a request on: what the runtime itself costs, and what ours is measured against. */
export const onRequest: PagesFunction<{ ORIGIN: string }> = ({ request, env }) => {
  const { pathname, search } = new URL(request.url);
  return fetch(new Request(env.ORIGIN + pathname + search, request));
};
