import { describe, expect, it } from 'vitest'
import type { Scope } from './intrinsics.ts'
import { resolveIntrinsics } from './intrinsics.ts'
import { readYaml } from './read-yaml.ts'
import { plainValueOf } from './template-node.ts'
import { TemplateProblems } from './template-problems.ts'

const scope: Scope = {
  ref: (name) => `<${name}>`,
  attribute: (logicalId, attribute) => `<${logicalId}|${attribute}>`,
}

function resolve(source: string) {
  const messages: string[] = []
  const report = (_: unknown, message: string) => messages.push(message)
  const node = resolveIntrinsics(readYaml(source, report), scope, report)
  return messages.length > 0 ? messages : plainValueOf(node)
}

describe('resolveIntrinsics', () => {
  it.each([
    ['!Ref A', '<A>'],
    ['{Ref: A}', '<A>'],
    ['!Ref AWS::Region', '<AWS::Region>'],
    ['!GetAtt A.Arn', '<A|Arn>'],
    ['!GetAtt [A, Arn]', '<A|Arn>'],
    ['{"Fn::GetAtt": ["A", "Arn"]}', '<A|Arn>'],
    ['Fn::GetAtt: A.Arn', '<A|Arn>'],
    ["!Sub 'x-${A}-${A.Arn}-${AWS::Region}'", 'x-<A>-<A|Arn>-<AWS::Region>'],
    ["!Sub ['${A}/${B}', {B: !Ref C}]", '<A>/<C>'],
    ["Fn::Sub: '${!cognito-identity.amazonaws.com:sub}'", '${cognito-identity.amazonaws.com:sub}'],
    ["!Join [':', [arn, aws, !Ref A, 1]]", 'arn:aws:<A>:1'],
    ["Fn::Join: ['', []]", ''],
  ])('works out %s', (source, expected) => {
    expect(resolve(source)).toBe(expected)
  })

  it('works out what is nested in lists and maps, and leaves the rest alone', () => {
    expect(resolve('{a: [!Ref A, {b: !GetAtt B.C}], Condition: "${x}", n: 1, t: true}')).toEqual({
      a: ['<A>', { b: '<B|C>' }],
      Condition: '${x}',
      n: 1,
      t: true,
    })
  })

  it.each([
    ['{Ref: A, Other: B}', 'Ref shares a map with other keys.'],
    ['!Ref [A]', 'Ref takes the name of a parameter or resource, not a list.'],
    ['!GetAtt A', "Fn::GetAtt takes Resource.Attribute, or a list of the two, not the text 'A'."],
    ['!Sub {a: b}', 'Fn::Sub takes text, or a list of text and a map of variables, not a map.'],
    ["!Sub '${A'", 'A ${ in this text is never closed.'],
    ["!Sub '${aws:userid}'", "Fn::Sub finds nothing that is called 'aws:userid'."],
    ["!Sub ['${B}', {B: [x]}]", 'A variable of Fn::Sub is text, not a list.'],
    ["!Join ['-', x]", 'Fn::Join takes a list of a delimiter and a list of values, not a list.'],
    ["!Join ['-', [[x]]]", 'Fn::Join joins pieces of text, not a list.'],
    ['Fn::If: [a, b, c]', 'The stand-in does not work out Fn::If.'],
  ])('refuses %s', (source, message) => {
    expect(resolve(source)).toEqual([message])
  })

  it('says how to keep a policy variable', () => {
    const problems = new TemplateProblems()
    resolveIntrinsics(readYaml("!Sub '${aws:userid}'", problems.report), scope, problems.report)
    expect(() => {
      problems.throwIfAny('a.yaml')
    }).toThrow(
      expect.objectContaining({
        resolution: 'For a policy variable write ${!aws:userid}, or do without Fn::Sub.',
      }),
    )
  })
})
