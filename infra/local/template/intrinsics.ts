/**
 * Works out the intrinsic functions in a tree: Ref, Fn::GetAtt, Fn::Sub and Fn::Join. Any other is refused by name.
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
}

/** The tree with every intrinsic replaced by what it gives, in the intrinsic's place. */
export function resolveIntrinsics(node: TemplateNode, scope: Scope, report: Report): TemplateNode {
  const resolve = (inner: TemplateNode) => resolveIntrinsics(inner, scope, report)
  if (node.kind === 'list') return { ...node, items: node.items.map(resolve) }
  if (node.kind !== 'map') return node
  const intrinsic = node.entries.find(({ key }) => key === 'Ref' || key.startsWith('Fn::'))
  if (intrinsic === undefined) {
    return {
      ...node,
      entries: node.entries.map((entry) => ({ ...entry, value: resolve(entry.value) })),
    }
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
  const text = resolveOne(intrinsic.key, intrinsic.value, node, scope, report)
  if (text === undefined) return unknown
  return { kind: 'scalar', place: node.place, value: text, source: text }
}

function resolveOne(
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
        'The intrinsics that it works out are Ref, Fn::GetAtt, Fn::Sub and Fn::Join.',
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
  const [delimiter, values, ...rest] = argument.kind === 'list' ? argument.items : []
  if (!isText(delimiter) || values?.kind !== 'list' || rest.length > 0) {
    return wrong(argument, report, 'Fn::Join takes a list of a delimiter and a list of values')
  }
  const texts = values.items.map((item) => {
    const value = resolveIntrinsics(item, scope, report)
    return value.kind === 'scalar'
      ? value.source
      : wrong(value, report, 'Fn::Join joins pieces of text')
  })
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
