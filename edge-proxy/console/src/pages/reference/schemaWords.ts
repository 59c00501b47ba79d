import { type ApiDocument, nameOf, resolved, type Schema } from './document';

/** A schema's type in a few words: `text (date-time)`, `list of Order`, `text or null`. */
export function typeOf(document: ApiDocument, schema: Schema): string {
  const name = nameOf(schema);
  if (name !== null) return name;
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return choices.map((one) => typeOf(document, one)).join(' or ');
  if (schema.enum !== undefined) return 'one of';
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? ['anything']);
  return types.map((type) => wordOf(document, schema, type)).join(' or ');
}

function wordOf(document: ApiDocument, schema: Schema, type: string): string {
  switch (type) {
    case 'array':
      return schema.items ? `list of ${typeOf(document, schema.items)}` : 'list';
    case 'string':
      return schema.format ? `text (${schema.format})` : 'text';
    case 'integer':
      return 'whole number';
    case 'boolean':
      return 'true or false';
    case 'object':
      return typeof schema.additionalProperties === 'object'
        ? `object with values: ${typeOf(document, schema.additionalProperties)}`
        : 'object';
    default:
      return type;
  }
}

/** Its values or limits: ` INFO, WARN, ERROR`, ` 1 to 1000`. Empty if there are none. */
export function rangeOf(schema: Schema): string {
  const list = schema.enum ?? schema.items?.enum;
  if (list !== undefined) return ` ${list.filter((value) => value !== null).join(', ')}`;
  if (schema.const !== undefined) return ` ${String(schema.const)}`;
  const { minimum, maximum, minLength, maxLength } = schema;
  const unit = minLength !== undefined || maxLength !== undefined ? ' characters' : '';
  const low = minimum ?? minLength;
  const high = maximum ?? maxLength;
  if (low !== undefined && high !== undefined) return ` ${low} to ${high}${unit}`;
  if (high !== undefined) return ` up to ${high}${unit}`;
  return low !== undefined ? ` at least ${low}${unit}` : '';
}

/** The members of an object, of the items of a list, or of what it refers to. */
export function membersOf(document: ApiDocument, schema: Schema): readonly (readonly [string, Schema, boolean])[] {
  const found = resolved<Schema>(document, schema);
  if (found === undefined) return [];
  if (found.properties !== undefined)
    return Object.entries(found.properties).map(([name, of]) => [name, of, found.required?.includes(name) ?? false]);
  if (found.items !== undefined) return membersOf(document, found.items);
  return typeof found.additionalProperties === 'object' ? membersOf(document, found.additionalProperties) : [];
}
