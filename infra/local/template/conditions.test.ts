import { describe, expect, it } from 'vitest'
import { conditionsOf } from './conditions.ts'
import { readYaml } from './read-yaml.ts'

/** Each condition, or the messages where there are any. */
function conditionsIn(source: string) {
  const messages: string[] = []
  const report = (_: unknown, message: string) => messages.push(message)
  const node = readYaml(source, report)
  const names = { ref: (name: string) => (name === 'Stage' ? 'test' : '5'), attribute: () => '' }
  const conditions = conditionsOf(node.kind === 'map' ? node.entries : [], names, report)
  return messages.length > 0 ? messages : Object.fromEntries(conditions)
}

describe('conditionsOf', () => {
  it.each([
    ['!Equals [!Ref Stage, test]', true],
    ['!Equals [!Ref Stage, Test]', false],
    ['!Equals [!Ref Count, 5]', true],
    ["!Equals [true, 'true']", true],
    ["!Equals [!Sub 'a-${Stage}', a-test]", true],
    ['{"Fn::Equals": ["a", "b"]}', false],
    ['!Not [!Equals [a, a]]', false],
    ['!And [!Equals [a, a], !Equals [b, b]]', true],
    ['!And [!Equals [a, a], !Equals [a, b]]', false],
    ['!Or [!Equals [a, b], !Equals [b, b]]', true],
    ['!Or [!Equals [a, b], !Equals [b, a]]', false],
    ['!Not [!Or [!Equals [a, b], !Not [!Equals [a, a]]]]', true],
    ['!Equals [!If [B, x, y], x]', true],
  ])('works out %s', (source, expected) => {
    expect(conditionsIn(`A: ${source}\nB: !Equals [a, a]`)).toEqual({ A: expected, B: true })
  })

  it('takes other conditions by name, in whatever order they stand', () => {
    const source =
      'A: !And [!Condition B, {Condition: C}]\nB: !Equals [a, a]\nC: !Not [!Condition B]'
    expect(conditionsIn(source)).toEqual({ A: false, B: true, C: false })
  })

  it.each([
    ['A: !Condition Nothing', ["No condition is called 'Nothing'."]],
    [
      'A: !Not [!Condition B]\nB: !Not [!Condition A]',
      ['Conditions refer to each other in a circle: A -> B -> A.'],
    ],
    [
      'A: true',
      [
        'A condition is one function: Fn::Equals, Fn::Not, Fn::And or Fn::Or, not the boolean true.',
      ],
    ],
    ['A: !Ref Stage', ['The stand-in knows no condition by Ref.']],
    ['A: !Equals [a]', ['Fn::Equals takes a list of two values, not a list.']],
    ['A: !Equals [a, [b]]', ['Fn::Equals compares text, not a list.']],
    [
      'A: !Not [!Equals [a, a], !Equals [a, a]]',
      ['Fn::Not takes a list of one condition, not a list.'],
    ],
    ['A: !And [!Equals [a, a]]', ['Fn::And takes a list of 2 to 10 conditions, not a list.']],
    ['A: {Condition: [x]}', ['Condition takes the name of a condition, not a list.']],
  ])('refuses %j', (source, messages) => {
    expect(conditionsIn(source)).toEqual(messages)
  })
})
