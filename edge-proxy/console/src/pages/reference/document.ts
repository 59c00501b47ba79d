/** The parts of an OpenAPI 3.1 document that the connector's document has and this page shows. */
export interface ApiDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly tags?: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas?: Readonly<Record<string, Schema>>;
    readonly responses?: Readonly<Record<string, Response>>;
    readonly examples?: Readonly<Record<string, Example>>;
    readonly parameters?: Readonly<Record<string, Parameter>>;
    readonly headers?: Readonly<Record<string, Header>>;
  };
}

export interface Reference {
  readonly $ref: string;
}

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly deprecated?: boolean;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly deprecated?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
  readonly example?: unknown;
}

export interface Example {
  readonly $ref?: string;
  readonly summary?: string;
  readonly value?: unknown;
}

export interface Content {
  readonly schema?: Schema;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, Example>>;
}

export interface Header {
  readonly $ref?: string;
  readonly description?: string;
}

export interface Response {
  readonly $ref?: string;
  readonly description?: string;
  readonly headers?: Readonly<Record<string, Header>>;
  readonly content?: Readonly<Record<string, Content>>;
}

export interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly tags?: readonly string[];
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Readonly<Record<string, Content>> };
  readonly responses: Readonly<Record<string, Response>>;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
}

/** An operation with where it is. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

export interface Group {
  readonly name: string;
  readonly description: string;
  readonly routes: readonly Route[];
}

/** Every operation under its first tag, in the order of the document. */
export function groupsOf(document: ApiDocument): Group[] {
  const routes = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation === undefined ? [] : [{ method: method.toUpperCase(), path, operation }];
    }),
  );
  const named = new Map((document.tags ?? []).map(({ name, description }) => [name, description ?? '']));
  const names = new Set([...named.keys(), ...routes.map(({ operation }) => operation.tags?.[0] ?? 'Other')]);
  return [...names]
    .map((name) => ({
      name,
      description: named.get(name) ?? '',
      routes: routes.filter(({ operation }) => (operation.tags?.[0] ?? 'Other') === name),
    }))
    .filter(({ routes: own }) => own.length > 0);
}

/** What a reference of this document names, or the thing itself. Undefined if the document has no such part. */
export function resolved<T extends object>(document: ApiDocument, thing: T | Reference): T | undefined {
  let found: unknown = thing;
  for (let hops = 0; hops < 10 && typeof found === 'object' && found !== null && '$ref' in found; hops++) {
    const path = String(found.$ref);
    if (!path.startsWith('#/')) return undefined;
    found = path
      .slice(2)
      .split('/')
      .reduce<unknown>((part, name) => child(part, name.replaceAll('~1', '/').replaceAll('~0', '~')), document);
  }
  return found as T | undefined;
}

function child(part: unknown, name: string): unknown {
  return typeof part === 'object' && part !== null && Object.hasOwn(part, name)
    ? (part as Record<string, unknown>)[name]
    : undefined;
}

/** `OrderPage` of `#/components/schemas/OrderPage`. */
export function nameOf(schema: Schema): string | null {
  return schema.$ref?.split('/').at(-1) ?? null;
}
