/**
 * Works out the intrinsic functions in a tree: Ref, Fn::GetAtt, Fn::Sub, Fn::Join and Fn::If. Any other is refused by name.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
import type { MapNode, Place, ScalarNode, TemplateNode } from './template-node.ts'
import { describeNode, findEntry } from './template-node.ts'
import type { Report } from './template-problems.ts'

/** What names mean. Each reports what it does not know and answers `undefined`. */
export interface Scope {
  /** Of a parameter, a pseudo parameter or a resource. */
  ref(name: string, place: Place): string | undefined
  attribute(logicalId: string, attribute: string, place: Place): string | undefined
  /** Whether a condition holds. */
  condition(name: string, place: Place): boolean | undefined
  /** For the branch of Fn::If that is not taken, whose names must mean something all the same. Without it nobody looks. */
  readonly unchosen?: Scope
}

/** What `!Ref AWS::NoValue` gives: the property, or the entry of a list, goes. */
const noValue = Symbol('AWS::NoValue')

/** The tree with every intrinsic replaced by what it gives, in the intrinsic's place. */
export function resolveIntrinsics(node: TemplateNode, scope: Scope, report: Report): TemplateNode {
  const resolved = resolve(node, scope, report)
  if (resolved !== noValue) return resolved
  report(node.place, 'AWS::NoValue takes this away, and it cannot do without.', 'Give a value.')
  return { kind: 'unknown', place: node.place }
}

function resolve(node: TemplateNode, scope: Scope, report: Report): TemplateNode | typeof noValue {
  if (node.kind === 'list') {
    const items = node.items.map((item) => resolve(item, scope, report))
    return { ...node, items: items.filter((item) => item !== noValue) }
  }
  if (node.kind !== 'map') return node
  const intrinsic = node.entries.find(({ key }) => key === 'Ref' || key.startsWith('Fn::'))
  if (intrinsic === undefined) {
    const entries = node.entries.flatMap((entry) => {
      const value = resolve(entry.value, scope, report)
      return value === noValue ? [] : [{ ...entry, value }]
    })
    return { ...node, entries }
  }
  const unknown = { kind: 'unknown', place: node.place } as const
  if (node.entries.length > 1) {
    report(
      intrinsic.place,
      `${intrinsic.key} shares a map with other keys.`,
      'An intrinsic function is the only key of its map.',
    )
    return unknown
  }
  const { key, value: argument } = intrinsic
  if (key === 'Fn::If') return choose(argument, node, scope, report)
  if (key === 'Ref' && isText(argument) && argument.value === 'AWS::NoValue') return noValue
  const text = textOf(key, argument, node, scope, report)
  if (text === undefined) return unknown
  return { kind: 'scalar', place: node.place, value: text, source: text }
}

function choose(
  argument: TemplateNode,
  { place }: MapNode,
  scope: Scope,
  report: Report,
): TemplateNode | typeof noValue {
  const [name, whenTrue, whenFalse, ...rest] = argument.kind === 'list' ? argument.items : []
  if (!isText(name) || whenTrue === undefined || whenFalse === undefined || rest.length > 0) {
    wrong(argument, report, "Fn::If takes a list of a condition's name and two values")
    return { kind: 'unknown', place }
  }
  const holds = scope.condition(name.value, name.place)
  if (holds === undefined) return { kind: 'unknown', place }
  const [chosen, other] = holds ? [whenTrue, whenFalse] : [whenFalse, whenTrue]
  if (scope.unchosen !== undefined) resolve(other, scope.unchosen, report)
  return resolve(chosen, scope, report)
}

function textOf(
  name: string,
  argument: TemplateNode,
  node: MapNode,
  scope: Scope,
  report: Report,
): string | undefined {
  switch (name) {
    case 'Ref': {
      if (isText(argument)) return scope.ref(argument.value, node.place)
      return wrong(argument, report, 'Ref takes the name of a parameter or resource')
    }
    case 'Fn::GetAtt':
      return getAttribute(argument, node, scope, report)
    case 'Fn::Sub':
      return substitute(argument, scope, report)
    case 'Fn::Join':
      return join(argument, scope, report)
    default:
      report(
        node.place,
        `The stand-in does not work out ${name}.`,
        'The intrinsics that it works out are Ref, Fn::GetAtt, Fn::Sub, Fn::Join and Fn::If.',
      )
      return undefined
  }
}

function getAttribute(argument: TemplateNode, node: MapNode, scope: Scope, report: Report) {
  if (isText(argument)) {
    const [, logicalId, attribute] = /^([^.]+)\.(.+)$/.exec(argument.value) ?? []
    if (logicalId !== undefined && attribute !== undefined) {
      return scope.attribute(logicalId, attribute, node.place)
    }
  }
  if (argument.kind === 'list' && argument.items.length === 2) {
    const [logicalId, attribute] = argument.items
    if (isText(logicalId) && isText(attribute)) {
      return scope.attribute(logicalId.value, attribute.value, node.place)
    }
  }
  return wrong(argument, report, 'Fn::GetAtt takes Resource.Attribute, or a list of the two')
}

const subPlaceholder = /\$\{([^{}]*)\}/g

function substitute(argument: TemplateNode, scope: Scope, report: Report): string | undefined {
  const parts =
    argument.kind === 'list' && argument.items.length === 2 ? argument.items : [argument]
  const [template, variables] = parts
  if (!isText(template) || (variables !== undefined && variables.kind !== 'map')) {
    return wrong(argument, report, 'Fn::Sub takes text, or a list of text and a map of variables')
  }
  const { place } = template
  if (template.value.replaceAll(subPlaceholder, '').includes('${')) {
    report(
      place,
      'A ${ in this text is never closed.',
      'Close it with }, or write ${!name} to keep it.',
    )
    return undefined
  }
  const values = [...template.value.matchAll(subPlaceholder)].map(([, name = '']) =>
    substituted(name, variables, place, scope, report),
  )
  if (values.includes(undefined)) return undefined
  return template.value.replaceAll(subPlaceholder, () => values.shift() ?? '')
}

function substituted(
  name: string,
  variables: MapNode | undefined,
  place: Place,
  scope: Scope,
  report: Report,
): string | undefined {
  if (name.startsWith('!')) return `\${${name.slice(1)}}`
  const variable = findEntry(variables, name)
  if (variable !== undefined) {
    const value = resolveIntrinsics(variable.value, scope, report)
    if (value.kind === 'scalar') return value.source
    return wrong(value, report, 'A variable of Fn::Sub is text')
  }
  if (/^(?:AWS::)?[A-Za-z0-9]+$/.test(name)) return scope.ref(name, place)
  const [, logicalId, attribute] = /^([A-Za-z0-9]+)\.([A-Za-z0-9.]+)$/.exec(name) ?? []
  if (logicalId !== undefined && attribute !== undefined) {
    return scope.attribute(logicalId, attribute, place)
  }
  report(
    place,
    `Fn::Sub finds nothing that is called '${name}'.`,
    `For a policy variable write \${!${name}}, or do without Fn::Sub.`,
  )
  return undefined
}

function join(argument: TemplateNode, scope: Scope, report: Report): string | undefined {
  const [delimiter, list, ...rest] = argument.kind === 'list' ? argument.items : []
  if (!isText(delimiter) || list?.kind !== 'list' || rest.length > 0) {
    return wrong(argument, report, 'Fn::Join takes a list of a delimiter and a list of values')
  }
  const values = resolveIntrinsics(list, scope, report)
  const items = values.kind === 'list' ? values.items : []
  const texts = items.map((value) =>
    value.kind === 'scalar' ? value.source : wrong(value, report, 'Fn::Join joins pieces of text'),
  )
  return texts.includes(undefined) ? undefined : texts.join(delimiter.value)
}

function isText(node: TemplateNode | undefined): node is ScalarNode & { value: string } {
  return node?.kind === 'scalar' && typeof node.value === 'string'
}

/** Always `undefined`, which stands for the text that could not be worked out. */
function wrong(node: TemplateNode, report: Report, rule: string): string | undefined {
  if (node.kind !== 'unknown') {
    report(node.place, `${rule}, not ${describeNode(node)}.`, `${rule}.`)
  }
  return undefined
}
