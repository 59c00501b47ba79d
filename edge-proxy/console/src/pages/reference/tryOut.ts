import type { ApiDocument, Content, Operation, Parameter, Route, Schema } from './document';
import { resolved } from './document';

/** Members that hold what must not stay on a page: what lets someone in. A code is one only where it is sent. */
const SECRET_ANSWER = /^(secret|token|access_token|recovery_codes|otpauth_url|link|pending)$/;
const SECRET_BODY = /^(password|present_password|code|recovery_code|link|pending|signature|attestation_object)$/;

export type Trial = { readonly possible: true } | { readonly possible: false; readonly why: string };

/** Whether the console offers to send this request with the session of the user. */
export function trialOf(document: ApiDocument, { method, operation }: Route, role: string): Trial {
  const roles = rolesOf(operation);
  if (roles !== null && !roles.includes(role))
    return no(`Your role does not allow it; it needs ${roles.join(' or ')}.`);
  if (method !== 'GET' && roles === null)
    return no('Signed-in users do not call it: it is for sign-in, or eBay calls it.');
  const done = Object.keys(operation.responses).filter((status) => /^[23]/.test(status));
  if (done.length > 0 && done.every((status) => status.startsWith('3')))
    return no('eBay sends browsers here; its answer leads to another page.');
  if (method !== 'GET' && holdsSecret(document, operation))
    return no(
      'Its body or answer holds a secret, such as a password, a code or a token. Use the page for it, or a program.',
    );
  return { possible: true };
}

/** Roles whose session may call it; null if no session is needed. */
function rolesOf(operation: Operation): readonly string[] | null {
  const session = operation.security?.find((one) => 'session' in one)?.session;
  return session === undefined ? null : session;
}

function no(why: string): Trial {
  return { possible: false, why };
}

function holdsSecret(document: ApiDocument, operation: Operation): boolean {
  const bodies = Object.values(operation.requestBody?.content ?? {});
  const answers = Object.entries(operation.responses)
    .filter(([status]) => status.startsWith('2'))
    .flatMap(([, answer]) => Object.values(resolved(document, answer)?.content ?? {}));
  const holds = (contents: readonly Content[], names: RegExp) =>
    contents.some(({ schema }) => schema !== undefined && hasMember(document, schema, names, 0));
  return holds(bodies, SECRET_BODY) || holds(answers, SECRET_ANSWER);
}

function hasMember(document: ApiDocument, given: Schema, names: RegExp, depth: number): boolean {
  const schema = resolved<Schema>(document, given);
  if (schema === undefined || depth > 6) return false;
  const { properties = {}, anyOf = [], oneOf = [], items } = schema;
  return (
    Object.entries(properties).some(([name, of]) => names.test(name) || hasMember(document, of, names, depth + 1)) ||
    [...anyOf, ...oneOf, ...(items ? [items] : [])].some((of) => hasMember(document, of, names, depth + 1))
  );
}

/** The parameters that a form asks for; a browser sets headers and cookies itself. */
export function parametersOf(document: ApiDocument, operation: Operation): readonly Parameter[] {
  return (operation.parameters ?? []).flatMap((one) => {
    const found = resolved<Parameter>(document, one as Parameter);
    return found === undefined ? [] : [found];
  });
}

/** The address with the values in it. An empty value of the path is an error, of the query it is left out. */
export function addressOf(
  path: string,
  parameters: readonly Parameter[],
  values: Readonly<Record<string, string>>,
): string {
  let filled = path;
  const query = new URLSearchParams();
  for (const { name, in: place } of parameters) {
    const value = (values[`${place} ${name}`] ?? '').trim();
    if (place === 'path') filled = filled.replace(`{${name}}`, encodeURIComponent(value));
    else if (place === 'query' && value !== '') query.append(name, value);
  }
  return query.size === 0 ? filled : `${filled}?${query}`;
}
