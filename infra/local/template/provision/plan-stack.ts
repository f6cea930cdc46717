/**
 * Works out what a template's resources become, in the order in which they depend on each other, without touching anything
 * that lasts. Problems are reported, not thrown.
 */
import type { RandomBytes } from '../../random.ts'
import { uuidV4 } from '../../state/uuid-v4.ts'
import { conditionsOf } from '../conditions.ts'
import type { Scope } from '../intrinsics.ts'
import { resolveIntrinsics } from '../intrinsics.ts'
import { parameterValues } from '../parameters.ts'
import { describeNode, plainValueOf } from '../template-node.ts'
import type { Template } from '../template.ts'
import type { Report } from '../template-problems.ts'
import { deleteAndReplace } from './delete-and-replace.ts'
import { orderResources } from './order-resources.ts'
import { createParameterScope, createScope, pseudoParameters } from './scope.ts'
import type { ProvisionedResource, StackDraft } from './resource-type.ts'
import { resourceTypes } from './resource-types.ts'
import type { Stack, StackOutput, StackResource } from './stack.ts'

export interface PlanContext {
  readonly stackName: string
  readonly region: string
  /** 12 digits. */
  readonly account: string
  /** Values by name; the defaults count for the others. */
  readonly parameters?: Readonly<Record<string, string>> | undefined
  readonly random: RandomBytes
  /** What was made up before under this name. */
  recall(name: string): string | undefined
}

export interface StackPlan {
  readonly stack: Stack
  /** What was made up now, to be remembered if the plan is carried out. */
  readonly madeUp: ReadonlyMap<string, string>
  /** Logical IDs of the resources, each after those that it needs. */
  readonly order: readonly string[]
}

/**
 * The plan; not to be used once anything was reported.
 *
 * @throws ParameterError for a parameter value that the template does not take.
 */
export function planStack(template: Template, context: PlanContext, report: Report): StackPlan {
  const { stackName, region, account, random } = context
  const madeUp = new Map<string, string>()
  const remember = (name: string, make: () => string): string => {
    const known = context.recall(name) ?? madeUp.get(name)
    if (known !== undefined) return known
    const made = make()
    madeUp.set(name, made)
    return made
  }
  const stackId = remember(
    `stack ${stackName}`,
    () => `arn:aws:cloudformation:${region}:${account}:stack/${stackName}/${uuidV4(random)}`,
  )
  const provisioned = new Map<string, ProvisionedResource>()
  const described = new Map<string, StackResource>()
  const parameters = parameterValues(template.parameters, context.parameters ?? {})
  const pseudo = pseudoParameters({ stackName, stackId, region, account })
  const source = { template, pseudo, parameters, report }
  const parameterScope = createParameterScope(source)
  const conditions = conditionsOf(template.conditions, parameterScope, report)
  const scope = createScope(source, conditions, provisioned)
  const draft = emptyDraft()

  for (const { condition } of template.resources) {
    if (condition !== undefined) scope.condition(condition.name, condition.place)
  }
  for (const resource of orderResources(template, conditions, report)) {
    const { logicalId, type } = resource
    if (resource.metadata !== undefined) resolveIntrinsics(resource.metadata, scope, report)
    const properties = resolveIntrinsics(resource.properties, scope, report)
    const policies = deleteAndReplace(
      resource,
      template,
      { ...parameterScope, condition: (name, place) => scope.condition(name, place) },
      report,
    )
    const resourceType = resourceTypes.get(type)
    if (resourceType === undefined) {
      report(
        resource.typePlace,
        `The stand-in does not support ${type}.`,
        `It supports ${[...resourceTypes.keys()].join(', ')}.`,
      )
      continue
    }
    const result = resourceType.provision(properties, {
      logicalId,
      stackName,
      region,
      account,
      draft,
      random,
      remember: (fact, make) => remember(`${logicalId} ${type} ${fact}`, make),
      report,
    })
    if (result === undefined) continue
    provisioned.set(logicalId, result)
    described.set(logicalId, {
      logicalId,
      type,
      physicalId: result.physicalId,
      ...policies,
      // Properties that were accepted are a map of known values.
      properties: plainValueOf(properties) as Readonly<Record<string, unknown>>,
      isInert: resourceType.isInert,
    })
  }

  const roles = [...draft.roles.values()]
  const stack: Stack = {
    stackName,
    stackId,
    ...(template.description === undefined ? {} : { description: template.description }),
    parameters: [...parameters].map(([key, value]) => ({ key, value })),
    resources: template.resources
      .map(({ logicalId }) => described.get(logicalId))
      .filter((resource) => resource !== undefined),
    outputs: readOutputs(template, scope, report),
    tables: [...draft.tables.values()],
    identityPools: [...draft.identityPools.values()],
    buckets: [...draft.buckets.values()],
    distributions: [...draft.cloudFront.distributions.values()],
    roles: { list: roles, find: (roleName) => draft.roles.get(roleName) },
  }
  return { stack, madeUp, order: [...described.keys()] }
}

function emptyDraft(): StackDraft {
  return {
    tables: new Map(),
    identityPools: new Map(),
    roles: new Map(),
    buckets: new Map(),
    cloudFront: {
      originAccessControlIds: new Set(),
      cachePolicyIds: new Set(),
      responseHeaders: new Map(),
      functionCode: new Map(),
      distributions: new Map(),
    },
  }
}

/** Without those whose condition does not hold. */
function readOutputs(template: Template, scope: Scope, report: Report): StackOutput[] {
  return template.outputs.flatMap(({ key, description, condition, value }) => {
    if (condition && scope.condition(condition.name, condition.place) !== true) return []
    const resolved = resolveIntrinsics(value, scope, report)
    if (resolved.kind === 'scalar') {
      return [
        { key, value: resolved.source, ...(description === undefined ? {} : { description }) },
      ]
    }
    if (resolved.kind !== 'unknown') {
      report(
        resolved.place,
        `An output's value must be text, not ${describeNode(resolved)}.`,
        'Write text, or an intrinsic that gives text.',
      )
    }
    return []
  })
}
