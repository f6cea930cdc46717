/** What names mean in one stack: pseudo parameters, parameters, and resources that are already provisioned. */
import type { Scope } from '../intrinsics.ts'
import type { Place } from '../template-node.ts'
import type { Template, TemplateResource } from '../template.ts'
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

export interface ScopeSource {
  readonly template: Template
  /** Values by name. */
  readonly pseudo: ReadonlyMap<string, string>
  readonly parameters: ReadonlyMap<string, string>
  readonly report: Report
}

/** For conditions and deletion policies, which are worked out before there is any resource. */
export function createParameterScope({
  template,
  pseudo,
  parameters,
  report,
}: ScopeSource): Pick<Scope, 'ref' | 'attribute'> {
  const refuse = (name: string, place: Place): string | undefined => {
    report(
      place,
      `'${name}' is a resource, and there is none yet when this is worked out.`,
      'Name a parameter or a pseudo parameter.',
    )
    return undefined
  }
  return {
    ref(name, place) {
      const value = pseudo.get(name) ?? parameters.get(name)
      if (value !== undefined) return value
      if (template.resources.some(({ logicalId }) => logicalId === name)) return refuse(name, place)
      return reportStranger(name, place, pseudo, report)
    },
    attribute: (logicalId, _attribute, place) => refuse(logicalId, place),
  }
}

/**
 * For properties and outputs. Stays silent about a resource that is declared but has a problem of its own: that is reported
 * already.
 *
 * @param provisioned Grows while the stack is put together.
 */
export function createScope(
  { template, pseudo, parameters, report }: ScopeSource,
  conditions: ReadonlyMap<string, boolean>,
  provisioned: ReadonlyMap<string, ProvisionedResource>,
): Scope {
  const find = (logicalId: string) =>
    template.resources.find((resource) => resource.logicalId === logicalId)

  const condition = (name: string, place: Place) => {
    const isDeclared = template.conditions.some(({ key }) => key === name)
    if (!isDeclared) {
      report(place, `No condition is called '${name}'.`, 'Name one of the Conditions section.')
    }
    return conditions.get(name)
  }

  /** @param read Gives a resource; 'names' where only its name must mean something. */
  const scopeOf = (
    read: 'names' | ((resource: TemplateResource, place: Place) => ProvisionedResource | undefined),
  ): Scope => ({
    ref(name, place) {
      const value = pseudo.get(name) ?? parameters.get(name)
      if (value !== undefined) return value
      const resource = find(name)
      if (resource === undefined) return reportStranger(name, place, pseudo, report)
      if (read === 'names') return ''
      return read(resource, place)?.physicalId
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
      return read === 'names' ? '' : read(resource, place)?.attributes[attribute]
    },
    condition,
  })

  const readProvisioned = ({ logicalId, condition: only }: TemplateResource, place: Place) => {
    if (only !== undefined && conditions.get(only.name) === false) {
      report(
        place,
        `'${logicalId}' is not there, since its condition ${only.name} does not hold.`,
        'Refer to it within Fn::If of that condition only.',
      )
    }
    return provisioned.get(logicalId)
  }
  return { ...scopeOf(readProvisioned), unchosen: scopeOf('names') }
}

function reportStranger(
  name: string,
  place: Place,
  pseudo: ReadonlyMap<string, string>,
  report: Report,
): string | undefined {
  report(
    place,
    `Nothing here is called '${name}'.`,
    name.startsWith('AWS::')
      ? `The pseudo parameters that the stand-in knows are ${[...pseudo.keys(), 'AWS::NoValue'].join(', ')}.`
      : 'Name a parameter or a resource of this template.',
  )
  return undefined
}
