/**
 * Takes a template's sections apart. What the stand-in does not act on is refused, save what changes nothing in the
 * stack: descriptions, metadata, and what happens to a resource that is deleted.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
 */
import type { Place, TemplateNode } from './template-node.ts'
import { findEntry } from './template-node.ts'
import type { Template, TemplateOutput, TemplateResource } from './template.ts'
import type { Report } from './template-problems.ts'
import { anyMap, anything, listOf, object, oneOf, optional, required, text } from './parse-value.ts'

const deletionPolicy = oneOf('Delete', 'Retain', 'RetainExceptOnCreate')
const logicalIdPattern = /^[A-Za-z0-9]{1,255}$/

const readDocument = object('a template', {
  AWSTemplateFormatVersion: optional(oneOf('2010-09-09')),
  Description: optional(text({ max: 1024 })),
  Metadata: optional(anything),
  Parameters: optional(anyMap),
  Resources: required(anyMap),
  Outputs: optional(anyMap),
})

const readParameter = object('a parameter', {
  Type: required(oneOf('String', 'Number')),
  Default: required(anything),
  Description: optional(text({ max: 4000 })),
})

const readResource = object('a resource', {
  Type: required(text()),
  Properties: optional(anyMap),
  DeletionPolicy: optional(deletionPolicy),
  UpdateReplacePolicy: optional(oneOf('Delete', 'Retain')),
  DependsOn: optional(anything),
  Metadata: optional(anything),
})

const readOutput = object('an output', {
  Description: optional(text({ max: 1024 })),
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
  const parameters = new Map<string, string>()
  const outputs: TemplateOutput[] = []
  const resources: TemplateResource[] = []
  let complete = true

  for (const { key, place, value } of document.Parameters?.entries ?? []) {
    checkName(key, place, report)
    const parameter = readParameter(value, report)
    const given = parameter === undefined ? undefined : readDefault(parameter, report)
    // A broken parameter stays known, so that its uses are not reported as well.
    parameters.set(key, given ?? '')
  }
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
      ...(resource.Metadata === undefined ? {} : { metadata: resource.Metadata }),
    })
  }
  if (document.Resources.entries.length === 0) {
    report(document.Resources.place, 'There are no resources.', 'Declare at least one.')
  }
  for (const { key, place, value } of document.Outputs?.entries ?? []) {
    checkName(key, place, report)
    const output = readOutput(value, report)
    if (output === undefined) continue
    const { Description: description, Value } = output
    outputs.push({ key, value: Value, ...(description === undefined ? {} : { description }) })
  }
  if (!complete) return undefined
  const { Description: description } = document
  return {
    file,
    parameters,
    resources,
    outputs,
    ...(description === undefined ? {} : { description }),
  }
}

function checkName(name: string, place: Place, report: Report): void {
  if (logicalIdPattern.test(name)) return
  report(place, `'${name}' is no name that CloudFormation takes.`, 'Use letters and digits only.')
}

function readDefault(
  { Type, Default }: { readonly Type: 'String' | 'Number'; readonly Default: TemplateNode },
  report: Report,
): string | undefined {
  if (Default.kind === 'unknown') return undefined
  // CloudFormation takes the text of whatever scalar stands there.
  const isNumber = Default.kind === 'scalar' && /^[-+]?[0-9]+(?:\.[0-9]+)?$/.test(Default.source)
  if (Default.kind === 'scalar' && (Type === 'String' || isNumber)) return Default.source
  const wanted = Type === 'Number' ? 'a number' : 'text'
  report(Default.place, `The default of a ${Type} parameter must be ${wanted}.`, `Write ${wanted}.`)
  return undefined
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
