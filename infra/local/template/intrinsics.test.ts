import { describe, expect, it } from 'vitest'
import type { Scope } from './intrinsics.ts'
import { resolveIntrinsics } from './intrinsics.ts'
import { readYaml } from './read-yaml.ts'
import { plainValueOf } from './template-node.ts'
import { TemplateProblems } from './template-problems.ts'

const scope: Scope = {
  ref: (name) => `<${name}>`,
  attribute: (logicalId, attribute) => `<${logicalId}|${attribute}>`,
  condition: (name) => ({ Met: true, Unmet: false })[name],
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
    ["!Join ['-', [a, !Ref AWS::NoValue, b]]", 'a-b'],
    ['!If [Met, a, b]', 'a'],
    ['!If [Unmet, a, b]', 'b'],
    ['{"Fn::If": ["Unmet", "a", {"Ref": "B"}]}', '<B>'],
    ['!If [Met, !If [Unmet, a, !GetAtt B.C], d]', '<B|C>'],
    ["!Sub ['${A} ${X}', {X: !If [Met, !Sub 'x-${B}', y]}]", '<A> x-<B>'],
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

  it('gives lists and maps by condition', () => {
    expect(resolve('{a: !If [Met, [1, !Ref A], x], b: !If [Unmet, x, {c: true}]}')).toEqual({
      a: [1, '<A>'],
      b: { c: true },
    })
  })

  it('takes away what has no value', () => {
    expect(
      resolve(
        '{a: !If [Unmet, 1, !Ref AWS::NoValue], b: [1, !Ref AWS::NoValue], c: {Ref: AWS::NoValue}}',
      ),
    ).toEqual({ b: [1] })
  })

  it('looks at the names of the branch that is not taken, too', () => {
    const messages: string[] = []
    const report = (_: unknown, message: string) => messages.push(message)
    const refuse = (name: string) => {
      report(undefined, `no ${name}`)
      return undefined
    }
    const unchosen: Scope = { ...scope, ref: refuse, attribute: refuse }
    const node = readYaml('!If [Met, !Ref A, !Sub "${B} ${C.D}"]', report)
    expect(plainValueOf(resolveIntrinsics(node, { ...scope, unchosen }, report))).toBe('<A>')
    expect(messages).toEqual(['no B', 'no C'])
  })

  it('reports nothing again about a condition that cannot be told', () => {
    const node = readYaml('!If [Unknown, a, b]', () => undefined)
    expect(resolveIntrinsics(node, scope, () => expect.unreachable()).kind).toBe('unknown')
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
    ['!If [Met, a]', "Fn::If takes a list of a condition's name and two values, not a list."],
    ['!If Met', "Fn::If takes a list of a condition's name and two values, not the text 'Met'."],
    ['!Ref AWS::NoValue', 'AWS::NoValue takes this away, and it cannot do without.'],
    ['Fn::Select: [0, [a]]', 'The stand-in does not work out Fn::Select.'],
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
