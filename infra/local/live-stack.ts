/**
 * The stack as it is now. A saved template replaces all of it at once, IAM calls change its roles' policies, and whoever asks
 * gets the present answer: so a live session has a new policy at its next request, as on AWS.
 */
import { isDeepStrictEqual } from 'node:util'
import type { KeySchemas } from '../../src/iam/key-schema.ts'
import type { PolicyDocument } from '../../src/iam/policy-document.ts'
import type { Tags } from '../../src/iam/request-context.ts'
import type { Clock } from './clock.ts'
import { keySchemasOf } from './key-schemas.ts'
import type { RandomBytes } from './random.ts'
import { tagsByName, type RolePolicy } from './roles.ts'
import { stackConfig, type StackConfig } from './stack-config.ts'
import type { ChangedRoles, RolePolicyStore, StoredPolicy } from './state/role-policy-store.ts'
import type { StackMemory } from './state/stack-memory.ts'
import { loadTemplateVersion, type TemplateVersion } from './template/load-template.ts'
import { provision } from './template/provision/provision.ts'
import type {
  CreateTable,
  IdentityPoolDefinition,
  ProvisionedRoles,
  Stack,
} from './template/provision/stack.ts'

export interface LiveStackNeeds {
  /** What counts first. */
  readonly version: TemplateVersion
  readonly stackName: string
  readonly region: string
  readonly account: string
  readonly memory: StackMemory
  readonly rolePolicies: RolePolicyStore
  readonly random: RandomBytes
  readonly clock: Clock
  /** Makes a table unless it is there. @throws UserError where it is there with other keys */
  readonly ensureTable: (definition: CreateTable) => Promise<void>
}

export interface LiveStack {
  /** The same object always; what it finds is of the present. */
  readonly roles: Pick<ProvisionedRoles, 'find'>
  readonly identityPools: () => readonly IdentityPoolDefinition[]
  readonly keySchemas: () => KeySchemas
  /** Tags of a table, also by the ARN of an index of it, or of a role. */
  readonly tagsOf: (arn: string) => Tags | undefined
  readonly stack: () => Stack
  readonly outputs: () => Readonly<Record<string, string>>
  readonly config: () => StackConfig
  /** When the stack was first made. */
  readonly createdAt: Date
  /**
   * Reads the template again and takes its stack in the old one's place. Names and data stay; what IAM calls changed is
   * forgotten.
   *
   * @throws UserError for a template that cannot be provisioned; the old stack stays then.
   */
  replace(): Promise<void>
  /** Takes the place of all inline policies of a role, durably, until the template is saved again. */
  changePolicies(roleName: string, policies: readonly RolePolicy[]): void
}

/** Everything that one version of the template says, with what IAM calls changed. */
interface Present {
  readonly templateDigest: string
  readonly provisioned: Stack
  readonly changes: ChangedRoles
  readonly roles: ProvisionedRoles
  readonly keySchemas: KeySchemas
  readonly tagsOf: (arn: string) => Tags | undefined
  readonly outputs: Readonly<Record<string, string>>
  readonly config: StackConfig
}

/** @throws UserError for a template that cannot be provisioned. */
export async function openLiveStack(needs: LiveStackNeeds): Promise<LiveStack> {
  const { stackName, region, account, memory, random, rolePolicies } = needs

  /** As they were made or found, the present template's and earlier ones': a save must not disturb a table in use. */
  const tables = new Map<string, CreateTable>()

  async function provisionVersion(
    { template, digest }: TemplateVersion,
    changes: ChangedRoles,
  ): Promise<Present> {
    const provisioned = provision(template, { stackName, region, account, memory, random })
    const next = presentOf(digest, provisioned, changes)
    for (const { createTable } of provisioned.tables) {
      if (!isDeepStrictEqual(createTable, tables.get(createTable.TableName))) {
        await needs.ensureTable(createTable)
      }
    }
    for (const { createTable } of provisioned.tables) tables.set(createTable.TableName, createTable)
    // Changes to another version are gone for good, also when that version comes back.
    if (changes.size === 0) rolePolicies.save(digest, changes)
    return next
  }

  function presentOf(templateDigest: string, provisioned: Stack, changes: ChangedRoles): Present {
    const outputs = Object.fromEntries(provisioned.outputs.map(({ key, value }) => [key, value]))
    const roles = changedRoles(provisioned.roles, changes)
    const tags = tagsByArn(provisioned)
    const tagsOf = (arn: string) => tags.get(arn.replace(/\/index\/.*$/, ''))
    return {
      templateDigest,
      provisioned,
      changes,
      roles,
      keySchemas: keySchemasOf(provisioned.tables.map(({ createTable }) => createTable)),
      tagsOf,
      outputs,
      config: stackConfig({ region, account, outputs, roles, tagsOf }),
    }
  }

  const { version } = needs
  let present = await provisionVersion(version, rolePolicies.changesTo(version.digest))

  return {
    roles: { find: (roleName) => present.roles.find(roleName) },
    identityPools: () => present.provisioned.identityPools,
    keySchemas: () => present.keySchemas,
    tagsOf: (arn) => present.tagsOf(arn),
    stack: () => present.provisioned,
    outputs: () => present.outputs,
    config: () => present.config,
    createdAt: createdAt(stackName, memory, needs.clock),
    async replace() {
      present = await provisionVersion(loadTemplateVersion(version.template.file), new Map())
    },
    changePolicies(roleName, policies) {
      const { templateDigest, provisioned } = present
      const changes = new Map([...present.changes, [roleName, policies.map(storedPolicy)]])
      const next = presentOf(templateDigest, provisioned, changes)
      rolePolicies.save(templateDigest, changes)
      present = next
    },
  }
}

/** Of those resources that have any. */
function tagsByArn({ tables, roles }: Stack): ReadonlyMap<string, Tags> {
  const tagged = [
    ...tables.map(({ arn, createTable }) => [arn, createTable.Tags ?? []] as const),
    ...roles.list.map(({ arn, tags }) => [arn, tags] as const),
  ]
  return new Map(
    tagged.flatMap(([arn, tags]) => (tags.length === 0 ? [] : [[arn, tagsByName(tags)]])),
  )
}

function changedRoles(roles: ProvisionedRoles, changes: ChangedRoles): ProvisionedRoles {
  const list = roles.list.map((role) => {
    const changed = changes.get(role.roleName)
    return changed === undefined ? role : { ...role, policies: changed.map(rolePolicy) }
  })
  const byName = new Map(list.map((role) => [role.roleName, role]))
  return { list, find: (roleName) => byName.get(roleName) }
}

function storedPolicy({ policyName, document, text }: RolePolicy): StoredPolicy {
  return { policyName, text: text ?? JSON.stringify(document) }
}

function rolePolicy({ policyName, text }: StoredPolicy): RolePolicy {
  // It was found to be a policy when it was stored; the engine takes any document, and one that it cannot read allows nothing.
  return { policyName, text, document: JSON.parse(text) as PolicyDocument }
}

/** Remembered, so that a restart makes no new stack. */
function createdAt(stackName: string, memory: StackMemory, clock: Clock): Date {
  const name = `${stackName} created at`
  const remembered = memory.recall(name)
  if (remembered !== undefined) return new Date(remembered)
  const now = clock.now()
  memory.remember(new Map([[name, now.toISOString()]]))
  return now
}
