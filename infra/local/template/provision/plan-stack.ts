/**
 * Works out what a template's resources become, in the order in which they depend on each other, without touching anything
 * that lasts. Problems are reported, not thrown.
 */
import type { RandomBytes } from '../../random.ts'
import { uuidV4 } from '../../state/uuid-v4.ts'
import type { Scope } from '../intrinsics.ts'
import { resolveIntrinsics } from '../intrinsics.ts'
import { describeNode } from '../template-node.ts'
import type { Template } from '../template.ts'
import type { Report } from '../template-problems.ts'
import { orderResources } from './order-resources.ts'
import { createScope, pseudoParameters } from './scope.ts'
import type { ProvisionedResource, StackDraft } from './resource-type.ts'
import { resourceTypes } from './resource-types.ts'
import type { Stack, StackOutput } from './stack.ts'

export interface PlanContext {
  readonly stackName: string
  readonly region: string
  /** 12 digits. */
  readonly account: string
  readonly random: RandomBytes
  /** What was made up before under this name. */
  recall(name: string): string | undefined
}

export interface StackPlan {
  readonly stack: Stack
  /** What was made up now, to be remembered if the plan is carried out. */
  readonly madeUp: ReadonlyMap<string, string>
}

/** The plan; not to be used once anything was reported. */
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
  const pseudo = pseudoParameters({ stackName, stackId, region, account })
  const scope = createScope(template, pseudo, provisioned, report)
  const draft: StackDraft = { tables: new Map(), identityPools: new Map(), roles: new Map() }

  for (const resource of orderResources(template, report)) {
    const { logicalId, type } = resource
    if (resource.metadata !== undefined) resolveIntrinsics(resource.metadata, scope, report)
    const properties = resolveIntrinsics(resource.properties, scope, report)
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
    if (result !== undefined) provisioned.set(logicalId, result)
  }

  const roles = [...draft.roles.values()]
  const stack: Stack = {
    stackName,
    stackId,
    ...(template.description === undefined ? {} : { description: template.description }),
    resources: template.resources.flatMap(({ logicalId, type }) => {
      const physicalId = provisioned.get(logicalId)?.physicalId
      return physicalId === undefined ? [] : [{ logicalId, type, physicalId }]
    }),
    outputs: readOutputs(template, scope, report),
    tables: [...draft.tables.values()],
    identityPools: [...draft.identityPools.values()],
    roles: { list: roles, find: (roleName) => draft.roles.get(roleName) },
  }
  return { stack, madeUp }
}

function readOutputs(template: Template, scope: Scope, report: Report): StackOutput[] {
  return template.outputs.flatMap(({ key, description, value }) => {
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
