/** Gives a mistake its place in the template where it was found without the template at hand: by the engine, or for the app. */
import { UserError, type TemplatePart } from '../errors.ts'
import type { Stack } from './provision/stack.ts'
import { TemplateError } from './template-problems.ts'
import { placeAt, type Place } from './template-node.ts'
import type { Template } from './template.ts'

/** The error with the place that it is about; as it is where it says nothing of the kind. */
export function withPlace(
  error: unknown,
  template: Template,
  { resources }: Pick<Stack, 'resources'>,
): unknown {
  if (!(error instanceof UserError) || error.about === undefined) return error
  const place = placeOf(error.about, template, resources)
  if (place === undefined) return error
  const { message, resolution } = error
  return new TemplateError(template.file, [{ place, message, resolution }])
}

function placeOf(
  about: TemplatePart,
  template: Template,
  resources: Stack['resources'],
): Place | undefined {
  if ('output' in about) {
    const output = template.outputs.find(({ key }) => key === about.output)
    return output?.value.place ?? template.outputsPlace
  }
  const logicalId = resources.find(
    ({ type, physicalId }) => type === 'AWS::DynamoDB::Table' && physicalId === about.table,
  )?.logicalId
  const table = template.resources.find((resource) => resource.logicalId === logicalId)
  return table && placeAt(table.properties, about.property)
}
