// template.yaml as data: every intrinsic function (`!Ref X`) is an Intrinsic, and nothing is resolved.
import { type CollectionTag, parse, type ScalarTag } from 'yaml';

export class Intrinsic {
  constructor(
    readonly name: string,
    readonly argument: unknown,
  ) {}
}

export type Mapping = Record<string, unknown>;

const NAMES = ['Ref', 'GetAtt', 'Sub', 'If', 'FindInMap', 'Equals', 'Not', 'And', 'Or', 'Join', 'Select', 'Split'];

const TAGS: (ScalarTag | CollectionTag)[] = NAMES.flatMap((name) => [
  { tag: `!${name}`, resolve: (text: string) => new Intrinsic(name, text) },
  {
    tag: `!${name}`,
    collection: 'seq' as const,
    resolve: (items: { toJSON(): unknown }) => new Intrinsic(name, items.toJSON()),
  } as unknown as CollectionTag,
]);

/** Throws for a tag that is not an intrinsic function, and for a key that is there twice. */
export function parseTemplate(text: string): Mapping {
  return parse(text, { customTags: TAGS, strict: true, logLevel: 'error' }) as Mapping;
}

export const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Intrinsic);

export const mapping = (value: unknown): Mapping => (isMapping(value) ? value : {});

/** Every intrinsic function in a value, at any depth, with its place. */
export function* intrinsics(value: unknown, place: string): Generator<{ found: Intrinsic; place: string }> {
  if (value instanceof Intrinsic) {
    yield { found: value, place };
    yield* intrinsics(value.argument, place);
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* intrinsics(item, `${place}.${index}`);
  } else if (isMapping(value)) {
    for (const [key, item] of Object.entries(value)) yield* intrinsics(item, `${place}.${key}`);
  }
}
