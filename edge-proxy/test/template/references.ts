// Whether everything that the template refers to exists, and everything that it declares is used.
import { Intrinsic, intrinsics, type Mapping, mapping } from './parse';
import { attributesOf } from './schema';

const PSEUDO = ['AWS::NoValue', 'AWS::Region', 'AWS::AccountId', 'AWS::StackName', 'AWS::Partition', 'AWS::URLSuffix'];

export function faultsOfReferences(template: Mapping): string[] {
  const parameters = mapping(template.Parameters);
  const resources = mapping(template.Resources);
  const conditions = mapping(template.Conditions);
  const mappings = mapping(template.Mappings);
  const used = new Set<string>();
  const faults: string[] = [];
  const fault = (place: string, what: string) => faults.push(`${place}: there is no ${what}`);

  const refer = (name: string, place: string) => {
    used.add(name);
    if (!(name in parameters) && !(name in resources) && !PSEUDO.includes(name) && !isRole(name, resources))
      fault(place, name);
  };
  const attribute = (text: string, place: string) => {
    const [name = '', ...path] = text.split('.');
    const resource = mapping(resources[name]);
    if (!(name in resources)) fault(place, name);
    else if (!attributesOf(String(resource.Type)).includes(path.join('.'))) fault(place, text);
  };
  const condition = (name: string, place: string) => {
    used.add(`condition ${name}`);
    if (!(name in conditions)) fault(place, `condition ${name}`);
  };
  const substitute = (text: string, place: string) => {
    for (const [, name = ''] of text.matchAll(/\$\{([^!}][^}]*)}/g))
      name.includes('.') ? attribute(name, place) : refer(name, place);
  };
  const find = (keys: unknown[], place: string) => {
    const [name, row, column] = keys;
    used.add(`mapping ${name}`);
    const rows = mapping(mappings[String(name)]);
    if (!(String(name) in mappings)) return fault(place, `mapping ${name}`);
    if (typeof row === 'string' && !(row in rows)) return fault(place, `row ${row} of ${name}`);
    if (column instanceof Intrinsic && column.name === 'Ref')
      for (const value of list(mapping(parameters[String(column.argument)]).AllowedValues))
        if (!(String(value) in mapping(rows[String(row)]))) fault(place, `column ${value} of ${row} in ${name}`);
  };

  for (const { found, place } of intrinsics(template, '')) {
    const { name, argument } = found;
    if (name === 'Ref') refer(String(argument), place);
    else if (name === 'GetAtt') attribute(String(argument), place);
    else if (name === 'Sub') substitute(String(Array.isArray(argument) ? argument[0] : argument), place);
    else if (name === 'If') condition(String(list(argument)[0]), place);
    else if (name === 'FindInMap') find(list(argument), place);
  }
  for (const [name, resource] of Object.entries(resources)) {
    const own = mapping(resource).Condition;
    if (own !== undefined) condition(String(own), name);
  }
  for (const name of Object.keys(parameters)) if (!used.has(name)) faults.push(`Parameters.${name} is not used`);
  for (const name of Object.keys(conditions))
    if (!used.has(`condition ${name}`)) faults.push(`Conditions.${name} is not used`);
  for (const name of Object.keys(mappings))
    if (!used.has(`mapping ${name}`)) faults.push(`Mappings.${name} is not used`);
  return faults;
}

/** SAM makes a role for each function. */
const isRole = (name: string, resources: Mapping) =>
  name.endsWith('Role') && mapping(resources[name.slice(0, -'Role'.length)]).Type === 'AWS::Serverless::Function';

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
