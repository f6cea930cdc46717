import { describe, expect, it } from 'vitest'
import { parseTemplate } from '../load-template.ts'
import { ParameterError } from '../parameters.ts'
import { TemplateError } from '../template-problems.ts'
import { plan, provision, type ProvisionOptions } from './provision.ts'

const source = `
Transform: AWS::LanguageExtensions
Parameters:
  Two: {Type: String, Default: 'no', AllowedValues: ['yes', 'no']}
  Keep: {Type: String, Default: 'no', AllowedValues: ['yes', 'no']}
Conditions:
  HasSecond: !Equals [!Ref Two, 'yes']
  IsKept: !Equals [!Ref Keep, 'yes']
Resources:
  First:
    Type: AWS::S3::Bucket
    DeletionPolicy: !If [IsKept, Retain, Delete]
    UpdateReplacePolicy: !If [IsKept, Retain, Delete]
    DependsOn: Second
  Second:
    Type: AWS::S3::Bucket
    Condition: HasSecond
    DeletionPolicy: RetainExceptOnCreate
Outputs:
  Last: {Value: !If [HasSecond, !Ref Second, !Ref First]}
  Second: {Condition: HasSecond, Value: !Ref Second}
`

const options: ProvisionOptions = {
  stackName: 'leading-key',
  region: 'us-west-2',
  account: '123456789012',
  memory: { recall: () => undefined, remember: () => undefined },
  random: (sizeBytes) => new Uint8Array(sizeBytes),
}

const stackWith = (parameters: Readonly<Record<string, string>>, text = source) =>
  provision(parseTemplate(text, 'a.yaml'), { ...options, parameters })

describe('conditions and parameters of a stack', () => {
  it('leaves out resources and outputs whose condition does not hold', () => {
    const { resources, outputs, buckets } = stackWith({})
    expect(resources.map(({ logicalId }) => logicalId)).toEqual(['First'])
    expect(buckets).toHaveLength(1)
    expect(outputs).toEqual([{ key: 'Last', value: resources[0]?.physicalId }])
  })

  it('makes them where a value from outside says so', () => {
    const { parameters, resources, outputs } = stackWith({ Two: 'yes' })
    expect(parameters).toEqual([
      { key: 'Two', value: 'yes' },
      { key: 'Keep', value: 'no' },
    ])
    expect(resources.map(({ logicalId }) => logicalId)).toEqual(['First', 'Second'])
    expect(outputs.map(({ key, value }) => `${key} ${value}`)).toEqual([
      `Last ${resources[1]?.physicalId ?? ''}`,
      `Second ${resources[1]?.physicalId ?? ''}`,
    ])
  })

  it('works out what becomes of deleted and replaced resources', () => {
    const policies = (parameters: Readonly<Record<string, string>>) =>
      stackWith(parameters).resources.map((each) => [each.deletionPolicy, each.updateReplacePolicy])
    expect(policies({})).toEqual([['Delete', 'Delete']])
    expect(policies({ Keep: 'yes', Two: 'yes' })).toEqual([
      ['Retain', 'Retain'],
      ['RetainExceptOnCreate', 'Delete'],
    ])
  })

  it('refuses a value that the template does not take, in the words of CloudFormation', () => {
    expect(() => stackWith({ Keep: 'maybe' })).toThrow(ParameterError)
    expect(() => stackWith({ Keep: 'maybe' })).toThrow(
      /^Parameter 'Keep' must be one of AllowedValues$/,
    )
  })

  it('refuses a reference to a resource that is not there', () => {
    const text = source.replace('!If [HasSecond, !Ref Second, !Ref First]', '!Ref Second')
    expect(() => stackWith({}, text)).toThrow(TemplateError)
    expect(() => stackWith({}, text)).toThrow(
      "a.yaml:20:22 Outputs.Last.Value: 'Second' is not there, since its condition HasSecond does not hold.",
    )
  })

  it('tells each resource with its properties as they were worked out', () => {
    const text = source.replace(
      'DependsOn: Second',
      "Properties: {BucketName: !If [HasSecond, !Sub '${AWS::StackName}-a', !Ref AWS::NoValue]}",
    )
    const propertiesWith = (Two: string) => stackWith({ Two }, text).resources[0]?.properties
    expect(propertiesWith('yes')).toEqual({ BucketName: 'leading-key-a' })
    expect(propertiesWith('no')).toEqual({})
  })

  it('plans without remembering anything', () => {
    const remembered: string[] = []
    const memory = {
      recall: () => undefined,
      remember: (names: ReadonlyMap<string, string>) => void remembered.push(...names.keys()),
    }
    const { stack, madeUp } = plan(parseTemplate(source, 'a.yaml'), { ...options, memory })
    expect(stack.resources).toHaveLength(1)
    expect([...madeUp.keys()]).toEqual(['stack leading-key', 'First AWS::S3::Bucket physical ID'])
    expect(remembered).toEqual([])
  })
})
