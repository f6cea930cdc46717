/** What names mean in one stack: pseudo parameters, parameters, and resources that are already provisioned. */
import type { Scope } from '../intrinsics.ts'
import type { Template } from '../template.ts'
import type { Report } from '../template-problems.ts'
import type { ProvisionedResource } from './resource-type.ts'
import { resourceTypes } from './resource-types.ts'

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html */
export function pseudoParameters(stack: {
  readonly stackName: string
  readonly stackId: string
  readonly region: string
  readonly account: string
}): ReadonlyMap<string, string> {
  return new Map([
    ['AWS::AccountId', stack.account],
    ['AWS::Partition', 'aws'],
    ['AWS::Region', stack.region],
    ['AWS::StackId', stack.stackId],
    ['AWS::StackName', stack.stackName],
    ['AWS::URLSuffix', 'amazonaws.com'],
  ])
}

/** Stays silent about a resource that is declared but has a problem of its own: that is reported already. */
export function createScope(
  template: Template,
  pseudo: ReadonlyMap<string, string>,
  provisioned: ReadonlyMap<string, ProvisionedResource>,
  report: Report,
): Scope {
  const find = (logicalId: string) =>
    template.resources.find((resource) => resource.logicalId === logicalId)
  return {
    ref(name, place) {
      const value = pseudo.get(name) ?? template.parameters.get(name)
      if (value !== undefined) return value
      if (find(name) !== undefined) return provisioned.get(name)?.physicalId
      report(
        place,
        `Nothing here is called '${name}'.`,
        name.startsWith('AWS::')
          ? `The pseudo parameters that the stand-in knows are ${[...pseudo.keys()].join(', ')}.`
          : 'Name a parameter or a resource of this template.',
      )
      return undefined
    },
    attribute(logicalId, attribute, place) {
      const resource = find(logicalId)
      if (resource === undefined) {
        report(place, `No resource is called '${logicalId}'.`, 'Name a resource of this template.')
        return undefined
      }
      const type = resourceTypes.get(resource.type)
      if (type !== undefined && !type.attributes.includes(attribute)) {
        const known = type.attributes.join(', ')
        report(
          place,
          `The stand-in knows no attribute '${attribute}' of ${resource.type}.`,
          `Its attributes here: ${known === '' ? 'none; use Ref' : known}.`,
        )
        return undefined
      }
      return provisioned.get(logicalId)?.attributes[attribute]
    },
  }
}
