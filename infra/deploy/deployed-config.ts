/**
 * `config.json` of a deployed stack. The policies in it are worked out from the template by the stand-in's own code, with the
 * names that AWS gave the resources: the same template that was deployed a moment ago, so the same policies.
 */
import { parseStackConfig, type StackConfig } from '../../src/config/stack-config.ts'
import { tagsByName } from '../local/roles.ts'
import { stackConfig } from '../local/stack-config.ts'
import { plan } from '../local/template/provision/provision.ts'
import type { Template } from '../local/template/template.ts'
import type { DeployedStack } from './find-stack.ts'
import type { StackResource } from './stack-resources.ts'

export interface DeployedConfigSource {
  readonly template: Template
  readonly stackName: string
  readonly stack: DeployedStack
  readonly resources: readonly StackResource[]
  readonly region: string
  readonly account: string
  /** Absent at AWS itself. */
  readonly endpoint?: string | undefined
  /** Leaves the policies out; the app then says that it cannot explain. */
  readonly privatePolicies: boolean
}

/** @throws UserError where the stack's outputs do not say what the app has to know. */
export function deployedConfig(source: DeployedConfigSource): StackConfig {
  const { template, stackName, stack, resources, region, account, endpoint } = source
  const names = new Map([
    [`stack ${stackName}`, stack.stackId],
    ...resources.map(
      ({ logicalId, type, physicalId }) =>
        [`${logicalId} ${type} physical ID`, physicalId] as const,
    ),
  ])
  const { roles, tables } = plan(template, {
    stackName,
    region,
    account,
    parameters: Object.fromEntries(
      [...stack.parameters].filter(([name]) => template.parameters.has(name)),
    ),
    memory: { recall: (name) => names.get(name), remember: () => undefined },
    // For names that AWS did not tell, and that no policy mentions.
    random: (sizeBytes) => new Uint8Array(sizeBytes),
  }).stack
  const config = stackConfig({
    region,
    account,
    outputs: Object.fromEntries(stack.outputs),
    roles,
    tagsOf: (arn) => {
      const tags = tables.find((table) => table.arn === arn)?.createTable.Tags ?? []
      return tags.length === 0 ? undefined : tagsByName(tags)
    },
  })
  const { guest, player } = config.roles
  return parseStackConfig({
    ...config,
    ...(source.privatePolicies && {
      roles: { guest: { arn: guest.arn }, player: { arn: player.arn } },
    }),
    ...(endpoint !== undefined && { endpoint }),
  })
}
