/**
 * Takes a template's sections apart. What the stand-in does not act on is refused, save what changes nothing in the
 * stack: descriptions and metadata.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
 */
import type { Place, TemplateNode } from './template-node.ts'
import { findEntry } from './template-node.ts'
import type { TemplateParameter } from './parameters.ts'
import { readParameter } from './read-parameters.ts'
import type { ConditionReference, Template, TemplateOutput, TemplateResource } from './template.ts'
import type { Report } from './template-problems.ts'
import type { Parser } from './parse-value.ts'
import { anyMap, anything, listOf, object, oneOf, optional, required, text } from './parse-value.ts'

const logicalIdPattern = /^[A-Za-z0-9]{1,255}$/

const readDocument = object('a template', {
  AWSTemplateFormatVersion: optional(oneOf('2010-09-09')),
  Description: optional(text({ max: 1024 })),
  Metadata: optional(anything),
  Transform: optional(oneOf('AWS::LanguageExtensions')),
  Parameters: optional(anyMap),
  Conditions: optional(anyMap),
  Resources: required(anyMap),
  Outputs: optional(anyMap),
})

/** The name of a condition, with its place. */
const conditionReference: Parser<ConditionReference> = (node, report) => {
  const name = text()(node, report)
  return name === undefined ? undefined : { name, place: node.place }
}

const readResource = object('a resource', {
  Type: required(text()),
  Properties: optional(anyMap),
  Condition: optional(conditionReference),
  DeletionPolicy: optional(anything),
  UpdateReplacePolicy: optional(anything),
  DependsOn: optional(anything),
  Metadata: optional(anything),
})

const readOutput = object('an output', {
  Description: optional(text({ max: 1024 })),
  Condition: optional(conditionReference),
  Value: required(anything),
})

/** The template's parts, or `undefined` where one of them cannot be made out. */
export function readSections(
  root: TemplateNode,
  file: string,
  report: Report,
): Template | undefined {
  const document = readDocument(root, report)
  if (document === undefined) return undefined
  const parameters = new Map<string, TemplateParameter>()
  const outputs: TemplateOutput[] = []
  const resources: TemplateResource[] = []
  let complete = true

  for (const entry of document.Parameters?.entries ?? []) {
    checkName(entry.key, entry.place, report)
    const parameter = readParameter(entry, report)
    // A broken parameter stays known, so that its uses are not reported as well.
    parameters.set(entry.key, parameter ?? { type: 'String', default: '' })
  }
  for (const { key, place } of document.Conditions?.entries ?? []) checkName(key, place, report)
  for (const { key, place, value } of document.Resources.entries) {
    checkName(key, place, report)
    if (parameters.has(key)) {
      report(place, `'${key}' is a parameter as well.`, 'Give the two different names.')
    }
    const resource = readResource(value, report)
    const type = findEntry(value, 'Type')
    if (resource === undefined || type === undefined) {
      complete = false
      continue
    }
    resources.push({
      logicalId: key,
      type: resource.Type,
      typePlace: type.value.place,
      properties: resource.Properties ?? {
        kind: 'map',
        place: { ...place, path: `${place.path}.Properties` },
        entries: [],
      },
      dependsOn: readDependsOn(resource.DependsOn, report),
      ...(resource.Metadata && { metadata: resource.Metadata }),
      ...(resource.Condition && { condition: resource.Condition }),
      ...(resource.DeletionPolicy && { deletionPolicy: resource.DeletionPolicy }),
      ...(resource.UpdateReplacePolicy && { updateReplacePolicy: resource.UpdateReplacePolicy }),
    })
  }
  if (document.Resources.entries.length === 0) {
    report(document.Resources.place, 'There are no resources.', 'Declare at least one.')
  }
  for (const { key, place, value } of document.Outputs?.entries ?? []) {
    checkName(key, place, report)
    const output = readOutput(value, report)
    if (output === undefined) continue
    const { Description: description, Condition: condition, Value } = output
    outputs.push({
      key,
      value: Value,
      ...(condition && { condition }),
      ...(description === undefined ? {} : { description }),
    })
  }
  if (!complete) return undefined
  const { Description: description } = document
  return {
    file,
    hasLanguageExtensions: document.Transform !== undefined,
    parameters,
    conditions: document.Conditions?.entries ?? [],
    resources,
    outputs,
    outputsPlace: findEntry(root, 'Outputs')?.place ?? root.place,
    ...(description === undefined ? {} : { description }),
  }
}

function checkName(name: string, place: Place, report: Report): void {
  if (logicalIdPattern.test(name)) return
  report(place, `'${name}' is no name that CloudFormation takes.`, 'Use letters and digits only.')
}

function readDependsOn(node: TemplateNode | undefined, report: Report) {
  if (node === undefined) return []
  const nodes = node.kind === 'list' ? node.items : [node]
  const names = listOf(text())({ kind: 'list', place: node.place, items: nodes }, report)
  return (names ?? []).map((logicalId, index) => ({
    logicalId,
    place: nodes[index]?.place ?? node.place,
  }))
}
