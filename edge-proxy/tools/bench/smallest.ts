/** The smallest worker that passes a request on: the cost of the runtime itself, with which the edge is compared. */
export default {
  fetch(request, { ORIGIN }) {
    const { pathname, search } = new URL(request.url);
    return fetch(new Request(ORIGIN + pathname + search, request));
  },
} satisfies ExportedHandler<{ ORIGIN: string }>;
