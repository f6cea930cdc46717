import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { UserError } from '../errors.ts'
import { loadTemplate, parseTemplate } from './load-template.ts'
import { TemplateError } from './template-problems.ts'

const pool = `
Resources:
  Pool:
    Type: AWS::Cognito::IdentityPool
    Properties:
      AllowUnauthenticatedIdentities: true
`.trimStart()

function refusal(source: string): TemplateError {
  try {
    parseTemplate(source, 'a.yaml')
  } catch (error) {
    if (error instanceof TemplateError) return error
    throw error
  }
  throw new Error('The template was accepted.')
}

/** Each problem as `line:column path: message`. */
function problemsOf(source: string): string[] {
  return refusal(source).problems.map(
    ({ place: { line, column, path }, message }) =>
      `${String(line)}:${String(column)} ${path}: ${message}`,
  )
}

describe('loadTemplate', () => {
  it('loads the template of the game', () => {
    const file = fileURLToPath(new URL('../../game-scores.yaml', import.meta.url))
    const template = loadTemplate(file)
    expect(template.resources.map(({ logicalId, type }) => `${logicalId} ${type}`)).toEqual([
      'GameScores AWS::DynamoDB::Table',
      'IdentityPool AWS::Cognito::IdentityPool',
      'GuestRole AWS::IAM::Role',
      'PlayerRole AWS::IAM::Role',
      'RoleAttachment AWS::Cognito::IdentityPoolRoleAttachment',
      'OwnScoresPolicy AWS::IAM::Policy',
      'PlayerFiles AWS::S3::Bucket',
      'OwnFilesPolicy AWS::IAM::Policy',
      'AppBucket AWS::S3::Bucket',
      'AppBucketPolicy AWS::S3::BucketPolicy',
      'OriginAccessControl AWS::CloudFront::OriginAccessControl',
      'PagesAreOneFile AWS::CloudFront::Function',
      'AppHeaders AWS::CloudFront::ResponseHeadersPolicy',
      'AppCache AWS::CloudFront::CachePolicy',
      'Distribution AWS::CloudFront::Distribution',
      'Budget AWS::Budgets::Budget',
    ])
  })

  it('says which file cannot be read', () => {
    expect(() => loadTemplate('/nowhere/x.yaml')).toThrow(UserError)
    expect(() => loadTemplate('/nowhere/x.yaml')).toThrow('/nowhere/x.yaml cannot be read')
  })
})

describe('parseTemplate', () => {
  it('accepts the same template as JSON', () => {
    const properties = { AllowUnauthenticatedIdentities: true }
    const json = {
      Resources: { Pool: { Type: 'AWS::Cognito::IdentityPool', Properties: properties } },
    }
    expect(parseTemplate(JSON.stringify(json, null, 2), 'a.json').resources).toHaveLength(1)
  })

  it('names file, line, column and path, and says what is accepted', () => {
    const error = refusal(`${pool}      Foo: 1\n`)
    expect(error).toBeInstanceOf(UserError)
    expect(error.message).toBe(
      "a.yaml:6:7 Resources.Pool.Properties.Foo: The stand-in knows no 'Foo' in AWS::Cognito::IdentityPool.",
    )
    expect(error.resolution).toBe(
      'Accepted here: AllowUnauthenticatedIdentities, AllowClassicFlow, IdentityPoolName.',
    )
  })

  it('lists every problem, in the order of the file', () => {
    const error = refusal(`${pool}      Foo: 1\n      AllowClassicFlow: maybe\nHooks: {}\n`)
    expect(error.problems.map(({ place }) => place.line)).toEqual([6, 7, 8])
    expect(error.message.split('\n')).toEqual([
      "a.yaml:6:7 Resources.Pool.Properties.Foo: The stand-in knows no 'Foo' in AWS::Cognito::IdentityPool.",
      'There are 2 more problems:',
      "  a.yaml:7:25 Resources.Pool.Properties.AllowClassicFlow: This must be true or false, not the text 'maybe'.",
      '    Write true or false here.',
      "  a.yaml:8:1 Hooks: The stand-in knows no 'Hooks' in a template.",
      '    Accepted here: AWSTemplateFormatVersion, Description, Metadata, Transform, Parameters, Conditions, Resources, Outputs.',
    ])
  })

  it.each([
    ['nothing at all', '', '1:1 : The template is empty.'],
    ['no resources', 'Resources: {}\n', '1:12 Resources: There are no resources.'],
    ['no Resources section', 'Description: x\n', "1:1 : 'Resources' is missing in a template."],
    [
      'an unknown section',
      `${pool}Mappings: {}\n`,
      "6:1 Mappings: The stand-in knows no 'Mappings' in a template.",
    ],
    [
      'an unknown resource type',
      'Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n',
      '3:11 Resources.Queue.Type: The stand-in does not support AWS::SQS::Queue.',
    ],
    [
      'a resource without a type',
      'Resources:\n  Pool: {}\n',
      "2:9 Resources.Pool: 'Type' is missing in a resource.",
    ],
    [
      'an unknown attribute of a resource',
      `${pool}    CreationPolicy: {}\n`,
      "6:5 Resources.Pool.CreationPolicy: The stand-in knows no 'CreationPolicy' in a resource.",
    ],
    [
      'a missing property',
      'Resources:\n  Pool:\n    Type: AWS::Cognito::IdentityPool\n',
      "2:3 Resources.Pool.Properties: 'AllowUnauthenticatedIdentities' is missing in AWS::Cognito::IdentityPool.",
    ],
    [
      'a wrong deletion policy',
      `${pool}    DeletionPolicy: Snapshot\n`,
      "6:21 Resources.Pool.DeletionPolicy: This must be Delete or Retain or RetainExceptOnCreate, not the text 'Snapshot'.",
    ],
    [
      'a number where text is wanted',
      `${pool}      IdentityPoolName: 7\n`,
      '6:25 Resources.Pool.Properties.IdentityPoolName: This must be text, not the number 7.',
    ],
    [
      'a list where text is wanted',
      `${pool}      IdentityPoolName: [a]\n`,
      '6:25 Resources.Pool.Properties.IdentityPoolName: This must be text, not a list.',
    ],
    [
      'a value that is missing',
      `${pool}      IdentityPoolName:\n`,
      '6:24 Resources.Pool.Properties.IdentityPoolName: There is no value here, and CloudFormation takes no null.',
    ],
    [
      'a key given twice',
      `${pool}      AllowUnauthenticatedIdentities: false\n`,
      "6:7 Resources.Pool.Properties.AllowUnauthenticatedIdentities: The key 'AllowUnauthenticatedIdentities' is here twice.",
    ],
    [
      'a logical ID with a hyphen',
      pool.replace('Pool:', 'My-Pool:'),
      "2:3 Resources.My-Pool: 'My-Pool' is no name that CloudFormation takes.",
    ],
    [
      'a name that is parameter and resource at once',
      `Parameters:\n  Pool: {Type: String, Default: x}\n${pool}`,
      "4:3 Resources.Pool: 'Pool' is a parameter as well.",
    ],
    [
      'a dependency on nothing',
      `${pool}    DependsOn: [Nothing]\n`,
      "6:17 Resources.Pool.DependsOn[0]: No resource is called 'Nothing'.",
    ],
    [
      'an alias',
      'Metadata: &m {}\nOther: *m\n',
      '1:14 Metadata: CloudFormation takes no YAML anchors such as &m.',
    ],
    ['a merge key', 'Resources:\n  <<: {}\n', '2:3 Resources: A key must be text.'],
    [
      'an unknown short form',
      `${pool}      IdentityPoolName: !Select [0, [a]]\n`,
      '6:33 Resources.Pool.Properties.IdentityPoolName: The stand-in does not know !Select.',
    ],
    [
      'an unknown long form',
      `${pool}      IdentityPoolName: {'Fn::Select': [0, [a]]}\n`,
      '6:25 Resources.Pool.Properties.IdentityPoolName: The stand-in does not work out Fn::Select.',
    ],
    [
      'a YAML tag of no function',
      `${pool}      IdentityPoolName: !!str a\n`,
      '6:31 Resources.Pool.Properties.IdentityPoolName: The stand-in does not know !!str.',
    ],
    [
      'an output without a value',
      `${pool}Outputs:\n  A: {Description: x}\n`,
      "7:6 Outputs.A: 'Value' is missing in an output.",
    ],
    [
      'an output that is exported',
      `${pool}Outputs:\n  A: {Value: x, Export: {Name: x}}\n`,
      "7:17 Outputs.A.Export: The stand-in knows no 'Export' in an output.",
    ],
    [
      'an output that is a list',
      `${pool}Outputs:\n  A: {Value: [x]}\n`,
      "7:14 Outputs.A.Value: An output's value must be text, not a list.",
    ],
    [
      'a parameter without a default, since nobody passes a value',
      `Parameters:\n  A: {Type: String}\n${pool}`,
      "2:6 Parameters.A: 'Default' is missing in a parameter.",
    ],
    [
      'a parameter of another type',
      `Parameters:\n  A: {Type: CommaDelimitedList, Default: x}\n${pool}`,
      "2:13 Parameters.A.Type: This must be String or Number, not the text 'CommaDelimitedList'.",
    ],
    [
      'a number parameter whose default is none',
      `Parameters:\n  A: {Type: Number, Default: x}\n${pool}`,
      '2:30 Parameters.A.Default: The default of a Number parameter must be a number.',
    ],
    [
      'a default that the parameter itself does not take',
      `Parameters:\n  A: {Type: String, Default: x, AllowedValues: [y, z]}\n${pool}`,
      "2:30 Parameters.A.Default: Parameter 'A' must be one of AllowedValues.",
    ],
    [
      'a pattern that is none',
      `Parameters:\n  A: {Type: String, Default: x, AllowedPattern: '('}\n${pool}`,
      "2:49 Parameters.A.AllowedPattern: '(' is no regular expression.",
    ],
    [
      'a constraint of the other type',
      `Parameters:\n  A: {Type: String, Default: x, MinValue: 1}\n${pool}`,
      '2:6 Parameters.A: A String parameter takes no MinValue.',
    ],
    [
      'another transform',
      `Transform: AWS::Serverless-2016-10-31\n${pool}`,
      "1:12 Transform: This must be AWS::LanguageExtensions, not the text 'AWS::Serverless-2016-10-31'.",
    ],
    [
      'a deletion policy by a function, without the transform',
      `Conditions: {C: !Equals [a, a]}\n${pool}    DeletionPolicy: !If [C, Retain, Delete]\n`,
      '7:25 Resources.Pool.DeletionPolicy: A function here needs the transform AWS::LanguageExtensions.',
    ],
    [
      'a resource under a condition that there is not',
      `${pool}    Condition: Never\n`,
      "6:16 Resources.Pool.Condition: No condition is called 'Never'.",
    ],
    [
      'an output under a condition that there is not',
      `${pool}Outputs:\n  A: {Value: x, Condition: Never}\n`,
      "7:28 Outputs.A.Condition: No condition is called 'Never'.",
    ],
    [
      'a function of a condition that there is not',
      `${pool}      IdentityPoolName: !If [Never, a, b]\n`,
      "6:30 Resources.Pool.Properties.IdentityPoolName[0]: No condition is called 'Never'.",
    ],
    [
      'a name that only the branch not taken has wrong',
      `Conditions: {C: !Equals [a, a]}\n${pool}      IdentityPoolName: !If [C, a, !Ref Nothing]\n`,
      "7:41 Resources.Pool.Properties.IdentityPoolName[2]: Nothing here is called 'Nothing'.",
    ],
    [
      'a condition about a resource',
      `Conditions: {C: !Equals [!Ref Pool, a]}\n${pool}`,
      "1:31 Conditions.C[0]: 'Pool' is a resource, and there is none yet when this is worked out.",
    ],
  ])('refuses %s', (_, source, problem) => {
    expect(problemsOf(source)).toContain(problem)
  })

  it('refuses aliases at their place', () => {
    expect(problemsOf('Description: &d x\nMetadata: {A: *d}\n')).toContain(
      '2:15 Metadata.A: CloudFormation takes no YAML aliases such as *d.',
    )
  })

  it.each([
    ['text that is not YAML', 'Resources: [\n', /^2:1 : This is not valid YAML: .*[^.]\.$/],
    ['several documents', `${pool}---\n${pool}`, /^6:1 : This is not valid YAML: /],
  ])('refuses %s', (_, source, problem) => {
    expect(problemsOf(source)[0]).toMatch(problem)
  })

  it('refuses resources that refer to each other in a circle', () => {
    const table = (name: string, other: string) =>
      `  ${name}: {Type: AWS::DynamoDB::Table, Metadata: {With: !Ref ${other}}}\n`
    expect(problemsOf(`Resources:\n${table('A', 'B')}${table('B', 'A')}`)).toEqual([
      '2:13 Resources.A.Type: Resources refer to each other in a circle: A -> B -> A.',
    ])
  })

  it('reports one mistake once, not again wherever it is referred to', () => {
    const source = `${pool.replace('true', 'maybe')}Outputs:\n  A: {Value: !Ref Pool}\n  B: {Value: !GetAtt Pool.Name}\n`
    expect(problemsOf(source)).toHaveLength(1)
  })

  it('accepts what changes nothing in the stack', () => {
    const template = parseTemplate(
      `AWSTemplateFormatVersion: 2010-09-09\nDescription: x\nMetadata: {Any: [1, {thing: true}]}\n${pool}    DeletionPolicy: Retain\n    UpdateReplacePolicy: Delete\n    Metadata: {Why: because}\n`,
      'a.yaml',
    )
    expect(template.description).toBe('x')
  })
})
