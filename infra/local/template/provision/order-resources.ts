/** The order in which resources can be provisioned: each after those that it refers to or depends on. */
import type { Scope } from '../intrinsics.ts'
import { resolveIntrinsics } from '../intrinsics.ts'
import type { Template, TemplateResource } from '../template.ts'
import type { Report } from '../template-problems.ts'

/**
 * Otherwise as in the template. Resources that refer to themselves in a circle are reported and left out, those whose
 * condition does not hold are left out.
 *
 * @param conditions Whether each holds. A branch of Fn::If that is not taken makes no dependency.
 */
export function orderResources(
  template: Template,
  conditions: ReadonlyMap<string, boolean>,
  report: Report,
): readonly TemplateResource[] {
  const byId = new Map(template.resources.map((resource) => [resource.logicalId, resource]))
  const needs = new Map(
    template.resources.map((resource) => [
      resource.logicalId,
      dependenciesOf(resource, (name) => conditions.get(name)),
    ]),
  )
  for (const { dependsOn } of template.resources) {
    for (const { logicalId, place } of dependsOn) {
      if (byId.has(logicalId)) continue
      report(place, `No resource is called '${logicalId}'.`, 'Name a resource of this template.')
    }
  }
  const ordered = new Set<TemplateResource>()
  const circular = new Set<string>()
  const visit = (logicalId: string, path: readonly string[]): void => {
    const resource = byId.get(logicalId)
    if (resource === undefined || ordered.has(resource) || circular.has(logicalId)) return
    const start = path.indexOf(logicalId)
    if (start >= 0) {
      const circle = path.slice(start)
      for (const member of circle) circular.add(member)
      report(
        resource.typePlace,
        `Resources refer to each other in a circle: ${[...circle, logicalId].join(' -> ')}.`,
        'Take one of these references away.',
      )
      return
    }
    for (const needed of needs.get(logicalId) ?? []) visit(needed, [...path, logicalId])
    if (!circular.has(logicalId)) ordered.add(resource)
  }
  for (const { logicalId } of template.resources) visit(logicalId, [])
  return [...ordered].filter(
    ({ condition }) => condition === undefined || conditions.get(condition.name) === true,
  )
}

function dependenciesOf(
  { properties, metadata, dependsOn }: TemplateResource,
  condition: Scope['condition'],
) {
  const names = new Set(dependsOn.map(({ logicalId }) => logicalId))
  const note = (name: string) => {
    names.add(name)
    return undefined
  }
  const scope = { ref: note, attribute: note, condition }
  // Problems are reported when the intrinsics are really worked out.
  const quiet = () => undefined
  resolveIntrinsics(properties, scope, quiet)
  if (metadata !== undefined) resolveIntrinsics(metadata, scope, quiet)
  return names
}
