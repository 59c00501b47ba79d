import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Mapping, mapping, parseTemplate } from './parse';
import { faultsOfReferences } from './references';
import { faultsOfGlobals, faultsOfResource } from './schema';

const TEXT = readFileSync(new URL('../../../template.yaml', import.meta.url), 'utf8');

/** CloudFormation's own limits. */
const MOST_PARAMETERS = 200;
const MOST_RESOURCES = 500;
const MOST_BYTES = 1_000_000;

/** What CloudFormation or SAM would refuse, without asking them. */
function faults(text: string): string[] {
  const template = parseTemplate(text);
  return [
    ...faultsOfGlobals(mapping(mapping(template.Globals).Function)),
    ...Object.entries(mapping(template.Resources)).flatMap(([name, resource]) =>
      faultsOfResource(name, mapping(resource)),
    ),
    ...faultsOfReferences(template),
    ...faultsOfParameters(mapping(template.Parameters)),
  ];
}

function faultsOfParameters(parameters: Mapping): string[] {
  return Object.entries(parameters).flatMap(([name, declared]) => {
    const { AllowedValues, Default, Description } = mapping(declared);
    const faults = typeof Description === 'string' ? [] : [`Parameters.${name} has no description`];
    return Array.isArray(AllowedValues) && Default !== undefined && !AllowedValues.includes(Default)
      ? [...faults, `Parameters.${name}: the default is not allowed`]
      : faults;
  });
}

test("the template fits CloudFormation's and SAM's schemas", () => {
  expect(faults(TEXT)).toEqual([]);
});

test("the template keeps to CloudFormation's limits", () => {
  const template = parseTemplate(TEXT);
  expect(Object.keys(mapping(template.Parameters)).length).toBeLessThanOrEqual(MOST_PARAMETERS);
  // SAM makes a role, a version and an alias for each function, and a permission or a mapping for each event.
  expect(Object.keys(mapping(template.Resources)).length * 4).toBeLessThanOrEqual(MOST_RESOURCES);
  expect(Buffer.byteLength(TEXT)).toBeLessThan(MOST_BYTES);
});

/** One mistake each: what is replaced, by what, and the fault that names it. */
const MISTAKES: [string, string, string][] = [
  ['VisibilityTimeout: 5400', 'VisibilityTimout: 5400', 'there is no property VisibilityTimout'],
  ['VisibilityTimeout: 5400', 'VisibilityTimeout: long', 'VisibilityTimeout is no whole number'],
  ['Type: AWS::SQS::Queue', 'Type: AWS::SQS::Que', 'there is no AWS::SQS::Que'],
  [
    '      CodeUri: functions/health/target/lambda/HealthFunction.zip\n',
    '      CodeURI: health.jar\n',
    'there is no property CodeURI',
  ],
  ['MemorySize: 1024', 'Memory: 1024', 'Globals.Function: there is no property Memory'],
  ['MemorySize: 1024', 'MemorySize: large', 'Globals.Function.MemorySize is no whole number'],
  [
    'Architectures: [!Ref Architecture]',
    'Architectures: !If [HasAlarmTopic, arm64, x86_64]',
    'Architectures is no list',
  ],
  ['ApplyOn: !Ref SnapStart', 'ApplyTo: !Ref SnapStart', 'there is no property ApplyTo'],
  ['Type: Schedule', 'Type: Scheduled', 'there is no event Scheduled'],
  ['            Schedule: rate(1 minute)\n', '', 'Schedule is missing'],
  ['BatchSize: 1\n', 'Batchsize: 1\n', 'there is no property Batchsize'],
  ['MaximumConcurrency: !FindInMap', 'MaxConcurrency: !FindInMap', 'there is no property MaxConcurrency'],
  ['!GetAtt ErasureQueue.Arn', '!GetAtt ErasureQueue.ARN', 'there is no ErasureQueue.ARN'],
  ['!GetAtt ErasureQueue.Arn', '!GetAtt Queue.Arn', 'there is no Queue'],
  ['!Ref DatabaseUrl', '!Ref DatabaseURL', 'there is no DatabaseURL'],
  ['!FindInMap [Instances, Health,', '!FindInMap [Instances, Helth,', 'there is no row Helth of Instances'],
  ['!If [HasAlarmTopic,', '!If [HasAlarm,', 'there is no condition HasAlarm'],
  [
    'AllowedValues: [large, small,',
    'AllowedValues: [large, huge, small,',
    'there is no column huge of Health in Instances',
  ],
  ['    Default: large', '    Default: big', 'ReservedConcurrency: the default is not allowed'],
  [
    '  AlarmTopic:\n',
    "  Unused:\n    Type: String\n    Description: 'x'\n  AlarmTopic:\n",
    'Parameters.Unused is not used',
  ],
  ['ComparisonOperator: GreaterThanOrEqualToThreshold', 'Operator: Greater', 'there is no property Operator'],
  ['      LogGroupName: !Ref AuthLogs\n', '', 'SprayingMetric: LogGroupName is missing'],
  ['RetentionInDays: !Ref LogRetentionDays', 'RetentionDays: 3', 'there is no property RetentionDays'],
  ['Dimensions: [{Name: ApiId, Value:', 'Dimensions: [{Key: ApiId, Value:', 'there is no property Key'],
];

describe('each of these mistakes is found', () => {
  test.each(MISTAKES)('%s → %s', (right, wrong, fault) => {
    expect(TEXT).toContain(right);
    expect(faults(TEXT.replace(right, wrong)).join('\n')).toContain(fault);
  });
});
