import type { Event } from '../../api.types';

export type Caused = Pick<Event, 'user_id' | 'email' | 'api_token_id' | 'api_token'>;

/** The person who caused an event, and the API token if a program did for them; an empty text if no request did. */
export function whoIn({ user_id, email, api_token_id, api_token }: Caused): string {
  if (user_id === null) return '';
  const person = email ?? `a user who was deleted (${user_id.slice(0, 8)})`;
  return api_token_id === null ? person : `${person}, by the API token ${api_token ?? api_token_id.slice(0, 8)}`;
}

/** The same in the width of a column. */
export function whoInShort(of: Caused): string {
  const { api_token_id, api_token, email } = of;
  if (api_token_id === null) return whoIn(of);
  return `${api_token ?? api_token_id.slice(0, 8)} for ${email ?? 'a user who was deleted'}`;
}

/** The same with links to the person, and to all that the person or the token did. */
export function Who({ of }: { of: Caused }) {
  const { user_id, email, api_token_id, api_token } = of;
  if (user_id === null) return <span class="quiet">no signed-in request</span>;
  return (
    <>
      {email === null ? whoIn({ ...of, api_token_id: null }) : <a href={`/people?open=${user_id}`}>{email}</a>}
      {api_token_id !== null && (
        <>
          , by the API token <a href={`/logs?api_token_id=${api_token_id}`}>{api_token ?? api_token_id.slice(0, 8)}</a>
        </>
      )}
    </>
  );
}
