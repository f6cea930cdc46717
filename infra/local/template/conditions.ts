/**
 * Works out the Conditions section: Fn::Equals, Fn::Not, Fn::And, Fn::Or and other conditions by name, about parameters only.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html
 */
import type { Scope } from './intrinsics.ts'
import { resolveIntrinsics } from './intrinsics.ts'
import type { MapEntry, Place, TemplateNode } from './template-node.ts'
import { describeNode } from './template-node.ts'
import type { Report } from './template-problems.ts'

/** Whether each condition holds. One that cannot be told is reported, and missing here. */
export function conditionsOf(
  declared: readonly MapEntry[],
  names: Pick<Scope, 'ref' | 'attribute'>,
  report: Report,
): ReadonlyMap<string, boolean> {
  const results = new Map<string, boolean>()
  const underWay: string[] = []
  const seen = new Set<string>()

  const byName = (name: string, place: Place): boolean | undefined => {
    const entry = declared.find(({ key }) => key === name)
    if (entry === undefined) {
      report(place, `No condition is called '${name}'.`, 'Name one of the Conditions section.')
      return undefined
    }
    if (underWay.includes(name)) {
      const circle = [...underWay.slice(underWay.indexOf(name)), name].join(' -> ')
      report(place, `Conditions refer to each other in a circle: ${circle}.`, 'Take one away.')
      return undefined
    }
    if (!seen.has(name)) {
      seen.add(name)
      underWay.push(name)
      const result = evaluate(entry.value)
      underWay.pop()
      if (result !== undefined) results.set(name, result)
    }
    return results.get(name)
  }
  const scope: Scope = { ...names, condition: byName }

  const evaluate = (node: TemplateNode): boolean | undefined => {
    const [entry, ...others] = node.kind === 'map' ? node.entries : []
    if (entry === undefined || others.length > 0) {
      return wrong(node, 'A condition is one function: Fn::Equals, Fn::Not, Fn::And or Fn::Or')
    }
    const { key, value: argument } = entry
    switch (key) {
      case 'Condition':
        return argument.kind === 'scalar' && typeof argument.value === 'string'
          ? byName(argument.value, argument.place)
          : wrong(argument, 'Condition takes the name of a condition')
      case 'Fn::Equals':
        return equals(argument)
      case 'Fn::Not': {
        const [holds] = all(argument, 'Fn::Not takes a list of one condition', 1, 1) ?? []
        return holds === undefined ? undefined : !holds
      }
      case 'Fn::And':
        return all(argument, 'Fn::And takes a list of 2 to 10 conditions', 2, 10)?.every(Boolean)
      case 'Fn::Or':
        return all(argument, 'Fn::Or takes a list of 2 to 10 conditions', 2, 10)?.some(Boolean)
      default:
        report(
          entry.place,
          `The stand-in knows no condition by ${key}.`,
          'It knows Fn::Equals, Fn::Not, Fn::And, Fn::Or and Condition.',
        )
        return undefined
    }
  }

  /** Both sides as text, as CloudFormation compares them. */
  const equals = (argument: TemplateNode): boolean | undefined => {
    const items = argument.kind === 'list' ? argument.items : []
    if (items.length !== 2) return wrong(argument, 'Fn::Equals takes a list of two values')
    const [one, other] = items.map((item) => {
      const value = resolveIntrinsics(item, scope, report)
      if (value.kind === 'scalar') return value.source
      wrong(value, 'Fn::Equals compares text')
      return undefined
    })
    return one === undefined || other === undefined ? undefined : one === other
  }

  /** Each is looked at, also where the first decides. */
  const all = (
    argument: TemplateNode,
    rule: string,
    min: number,
    max: number,
  ): readonly boolean[] | undefined => {
    const items = argument.kind === 'list' ? argument.items : []
    if (items.length < min || items.length > max) {
      wrong(argument, rule)
      return undefined
    }
    const results = items.map(evaluate).filter((result) => result !== undefined)
    return results.length === items.length ? results : undefined
  }

  /** Always `undefined`, which stands for a condition that cannot be told. */
  const wrong = (node: TemplateNode, rule: string): boolean | undefined => {
    if (node.kind !== 'unknown') {
      report(node.place, `${rule}, not ${describeNode(node)}.`, `${rule}.`)
    }
    return undefined
  }

  for (const { key, place } of declared) byName(key, place)
  return results
}
