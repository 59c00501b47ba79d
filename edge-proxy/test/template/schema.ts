// Compares the properties of every resource with the schemas of CloudFormation and SAM, as AWS publishes them in
// @aws-cdk/aws-service-spec.
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { Intrinsic, isMapping, type Mapping, mapping } from './parse';

const SPEC = loadAwsServiceSpecSync();

type Type = { type: string; element?: Type; types?: Type[]; reference?: { $ref: string } };
type Property = { type: Type; required?: boolean };
type Properties = Record<string, Property>;
interface Described {
  properties: Properties;
  attributes: Record<string, unknown>;
}

/** What SAM makes of its resources: their properties are passed through, and the package knows these better than SAM's own. */
const MADE_OF_SAM: Record<string, string[]> = {
  'AWS::Serverless::Function': ['AWS::Lambda::Function'],
  'AWS::Serverless::HttpApi': ['AWS::ApiGatewayV2::Stage', 'AWS::ApiGatewayV2::Api'],
};
const MADE_OF_EVENTS: Record<string, string[]> = {
  HttpApi: [],
  SQS: ['AWS::Lambda::EventSourceMapping'],
  Schedule: ['AWS::Events::Rule'],
};
/** In SAM's documentation, and not in the package. */
const NEWER: Record<string, Properties> = {
  'AWS::Serverless::Function': { AutoPublishAliasAllProperties: { type: { type: 'boolean' } } },
};

export function described(type: string): Described | undefined {
  const [found] = SPEC.lookup('resource', 'cloudFormationType', 'equals', type);
  return found as unknown as Described | undefined;
}

/** The attributes that `!GetAtt` may name. */
export const attributesOf = (type: string): string[] =>
  [type, ...(MADE_OF_SAM[type] ?? [])].flatMap((each) => Object.keys(described(each)?.attributes ?? {}));

/** What is wrong with the properties of one resource, by place. */
export function faultsOfResource(name: string, resource: Mapping): string[] {
  const type = String(resource.Type);
  const own = described(type);
  if (own === undefined) return [`${name}.Type: there is no ${type}`];
  const properties = mapping(resource.Properties);
  const { Events, ...withoutEvents } = properties;
  const faults = [
    ...missing(properties, own.properties, name),
    ...faultsOfProperties(withoutEvents, known(type, own), `${name}.Properties`),
  ];
  for (const [event, value] of Object.entries(mapping(Events)))
    faults.push(...faultsOfEvent(mapping(value), `${name}.Properties.Events.${event}`));
  return faults;
}

/** What is wrong with `Globals.Function`, where nothing is required. */
export const faultsOfGlobals = (globals: Mapping): string[] => {
  const type = 'AWS::Serverless::Function';
  return faultsOfProperties(globals, known(type, described(type) as Described), 'Globals.Function');
};

const known = (type: string, own: Described): Properties[] => [
  ...propertiesOf(MADE_OF_SAM[type] ?? []),
  own.properties,
  NEWER[type] ?? {},
];

const propertiesOf = (types: string[]): Properties[] => types.map((type) => described(type)?.properties ?? {});

const typeDefinition = (id: string) => SPEC.get('typeDefinition', id) as unknown as Described & { name: string };

/** What SAM says of the events of a function, by the name of their type. */
const EVENTS = new Map(
  references((described('AWS::Serverless::Function') as Described).properties.Events?.type)
    .flatMap((id) => references(typeDefinition(id).properties.Properties?.type))
    .map(typeDefinition)
    .map((definition) => [definition.name.replace(/Event$/, ''), definition]),
);

/** The types that a type is made of. */
function references(type: Type | undefined): string[] {
  if (type === undefined) return [];
  return [type.reference?.$ref ?? [], references(type.element), (type.types ?? []).flatMap(references)].flat();
}

function faultsOfEvent(event: Mapping, place: string): string[] {
  const type = String(event.Type);
  const made = MADE_OF_EVENTS[type];
  const own = EVENTS.get(type);
  if (made === undefined || own === undefined) return [`${place}.Type: there is no event ${type}`];
  const properties = mapping(event.Properties);
  return [
    ...missing(properties, own.properties, place),
    ...faultsOfProperties(properties, [...propertiesOf(made), own.properties], `${place}.Properties`),
  ];
}

const missing = (value: Mapping, properties: Properties, place: string): string[] =>
  Object.entries(properties)
    .filter(([key, property]) => property.required && !(key in value))
    .map(([key]) => `${place}: ${key} is missing`);

function faultsOfProperties(value: Mapping, descriptions: Properties[], place: string): string[] {
  return Object.entries(value).flatMap(([key, each]) => {
    const properties = descriptions.flatMap((description) => description[key] ?? []);
    if (properties.length === 0) return [`${place}: there is no property ${key}`];
    const faults = properties.map((property) => faultsOf(each, property.type, `${place}.${key}`));
    return faults.some((some) => some.length === 0) ? [] : (faults[0] as string[]);
  });
}

function faultsOf(value: unknown, type: Type, place: string): string[] {
  if (value instanceof Intrinsic) return faultsOfIntrinsic(value, type, place);
  switch (type.type) {
    case 'string':
    case 'date-time':
      return ['string', 'number', 'boolean'].includes(typeof value) ? [] : [`${place} is no text`];
    case 'integer':
      return Number.isInteger(Number(value)) && !isMapping(value) ? [] : [`${place} is no whole number`];
    case 'number':
      return Number.isFinite(Number(value)) && !isMapping(value) ? [] : [`${place} is no number`];
    case 'boolean':
      return [true, false, 'true', 'false'].includes(value as boolean) ? [] : [`${place} is neither true nor false`];
    case 'array':
      return Array.isArray(value)
        ? value.flatMap((item, index) => faultsOf(item, type.element as Type, `${place}.${index}`))
        : [`${place} is no list`];
    case 'map':
      return isMapping(value)
        ? Object.entries(value).flatMap(([key, item]) => faultsOf(item, type.element as Type, `${place}.${key}`))
        : [`${place} is no mapping`];
    case 'ref':
      return isMapping(value) ? faultsOfType(value, type, place) : [`${place} is no mapping`];
    case 'union': {
      const faults = (type.types as Type[]).map((each) => faultsOf(value, each, place));
      return faults.some((some) => some.length === 0) ? [] : (faults[0] as string[]);
    }
    default:
      return [];
  }
}

function faultsOfType(value: Mapping, type: Type, place: string): string[] {
  const properties = typeDefinition((type.reference as { $ref: string }).$ref).properties;
  return [...missing(value, properties, place), ...faultsOfProperties(value, [properties], place)];
}

/** Both branches of `!If` have to fit. What a reference resolves to is known only at the deploy, but it is one value. */
function faultsOfIntrinsic(value: Intrinsic, type: Type, place: string): string[] {
  if (value.name === 'If' && Array.isArray(value.argument))
    return value.argument.slice(1).flatMap((branch) => faultsOf(branch, type, place));
  if (value.name === 'Ref' && value.argument === 'AWS::NoValue') return [];
  return ['ref', 'map'].includes(type.type) ? [`${place} is no mapping`] : [];
}
