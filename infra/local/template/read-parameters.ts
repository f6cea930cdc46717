/** Reads the Parameters section. Its types are String and Number here, and each parameter has a default. */
import type { MapEntry, TemplateNode } from './template-node.ts'
import { objectionTo, type TemplateParameter } from './parameters.ts'
import type { Parser } from './parse-value.ts'
import {
  anything,
  integer,
  listOf,
  number,
  object,
  oneOf,
  optional,
  required,
  text,
} from './parse-value.ts'
import type { Report } from './template-problems.ts'

/** CloudFormation takes the text of whatever scalar stands there. */
const scalarText: Parser<string> = (node, report) => {
  if (node.kind === 'scalar') return node.source
  if (node.kind !== 'unknown')
    report(node.place, 'This must be one value.', 'Write text or a number.')
  return undefined
}

const pattern: Parser<RegExp> = (node, report) => {
  const source = text()(node, report)
  if (source === undefined) return undefined
  try {
    return new RegExp(source)
  } catch {
    report(
      node.place,
      `'${source}' is no regular expression.`,
      'Write one that Java and JavaScript both take.',
    )
    return undefined
  }
}

const readDeclaration = object('a parameter', {
  Type: required(oneOf('String', 'Number')),
  Default: required(anything),
  Description: optional(text({ max: 4000 })),
  ConstraintDescription: optional(text({ max: 4000 })),
  AllowedValues: optional(listOf(scalarText, 1)),
  AllowedPattern: optional(pattern),
  MinLength: optional(integer(0, 4096)),
  MaxLength: optional(integer(0, 4096)),
  MinValue: optional(number()),
  MaxValue: optional(number()),
})

/** What only parameters of one type may say. */
const ofOneType = {
  String: ['AllowedPattern', 'MinLength', 'MaxLength'],
  Number: ['MinValue', 'MaxValue'],
} as const

/** `undefined` once something was reported. */
export function readParameter(
  { key, value: node }: MapEntry,
  report: Report,
): TemplateParameter | undefined {
  const declaration = readDeclaration(node, report)
  if (declaration === undefined) return undefined
  const { Type: type, Default } = declaration
  const strange = ofOneType[type === 'String' ? 'Number' : 'String'].find(
    (name) => declaration[name] !== undefined,
  )
  if (strange !== undefined) {
    report(node.place, `A ${type} parameter takes no ${strange}.`, `Leave ${strange} out.`)
    return undefined
  }
  const given = readDefault(Default, type, report)
  if (given === undefined) return undefined
  const parameter: TemplateParameter = {
    type,
    default: given,
    ...(declaration.Description !== undefined && { description: declaration.Description }),
    ...(declaration.ConstraintDescription !== undefined && {
      constraintDescription: declaration.ConstraintDescription,
    }),
    ...(declaration.AllowedValues && { allowedValues: declaration.AllowedValues }),
    ...(declaration.AllowedPattern && { allowedPattern: declaration.AllowedPattern }),
    ...(declaration.MinLength !== undefined && { minLength: declaration.MinLength }),
    ...(declaration.MaxLength !== undefined && { maxLength: declaration.MaxLength }),
    ...(declaration.MinValue !== undefined && { minValue: declaration.MinValue }),
    ...(declaration.MaxValue !== undefined && { maxValue: declaration.MaxValue }),
  }
  const objection = objectionTo(given, key, parameter)
  if (objection !== undefined) {
    report(Default.place, `${objection}.`, 'Give it a default that it takes.')
    return undefined
  }
  return parameter
}

function readDefault(
  node: TemplateNode,
  type: TemplateParameter['type'],
  report: Report,
): string | undefined {
  if (node.kind === 'unknown') return undefined
  const isNumber = node.kind === 'scalar' && /^[-+]?[0-9]+(?:\.[0-9]+)?$/.test(node.source)
  if (node.kind === 'scalar' && (type === 'String' || isNumber)) return node.source
  const wanted = type === 'Number' ? 'a number' : 'text'
  report(node.place, `The default of a ${type} parameter must be ${wanted}.`, `Write ${wanted}.`)
  return undefined
}
