/** The least that passes a request on: what the runtime itself costs, and what the edge is measured against. */
export default {
  fetch(request, { ORIGIN }) {
    const { pathname, search } = new URL(request.url);
    return fetch(new Request(ORIGIN + pathname + search, request));
  },
} satisfies ExportedHandler<{ ORIGIN: string }>;
