/**
 * The template file's stack as it is now. A saved template replaces all of it at once, IAM calls change its roles' policies, and whoever asks
 * gets the present answer: so a live session has a new policy at its next request, as on AWS.
 */
import { isDeepStrictEqual } from 'node:util'
import { changedRoles, storedPolicy } from './changed-roles.ts'
import type { Clock } from './clock.ts'
import { UserError } from './errors.ts'
import { oddPartLine, oddPoliciesOf, type OddPart } from './odd-policies.ts'
import type { RandomBytes } from './random.ts'
import { tagFinder } from './resource-tags.ts'
import type { RolePolicy } from './roles.ts'
import { partsOf, resourceKey, type StackParts } from './stacks/stack-parts.ts'
import { stackConfig, type StackConfig } from './stack-config.ts'
import type { ChangedRoles, RolePolicyStore } from './state/role-policy-store.ts'
import type { StackMemory } from './state/stack-memory.ts'
import { withPlace } from './template/place-of-refusal.ts'
import { loadTemplateVersion, type TemplateVersion } from './template/load-template.ts'
import { provision } from './template/provision/provision.ts'
import type { CreateTable, Stack } from './template/provision/stack.ts'

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
  /** Name of another stack that has a resource with that key. */
  readonly otherStackWith: (key: string) => string | undefined
}

export interface LiveStack {
  readonly stack: () => Stack
  /** With what IAM calls changed; the same object until something changes. */
  readonly parts: () => StackParts
  readonly templateBody: () => string
  readonly outputs: () => Readonly<Record<string, string>>
  readonly config: () => StackConfig
  /** What is odd in the template's policies though it counts. */
  readonly oddParts: () => readonly OddPart[]
  /** The same, one line each. */
  readonly warnings: () => readonly string[]
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
  /** Told after every change. */
  onChange(listener: () => void): void
}

/** Everything that one version of the template says, with what IAM calls changed. */
interface Present {
  readonly templateBody: string
  readonly templateDigest: string
  readonly oddParts: readonly OddPart[]
  readonly provisioned: Stack
  readonly changes: ChangedRoles
  readonly parts: StackParts
  readonly outputs: Readonly<Record<string, string>>
  readonly config: StackConfig
}

/** @throws UserError for a template that cannot be provisioned. */
export async function openLiveStack(needs: LiveStackNeeds): Promise<LiveStack> {
  const { stackName, region, account, memory, random, rolePolicies } = needs

  /** As they were made or found, the present template's and earlier ones': a save must not disturb a table in use. */
  const tables = new Map<string, CreateTable>()

  async function provisionVersion(
    { template, source, digest }: TemplateVersion,
    changes: ChangedRoles,
  ): Promise<Present> {
    const provisioned = provision(template, { stackName, region, account, memory, random })
    let next: Present
    try {
      refuseTakenNames(provisioned, needs.otherStackWith)
      const oddParts = oddPoliciesOf(template)
      next = presentOf(
        { templateBody: source, templateDigest: digest, oddParts },
        provisioned,
        changes,
      )
      for (const { createTable } of provisioned.tables) {
        if (!isDeepStrictEqual(createTable, tables.get(createTable.TableName))) {
          await needs.ensureTable(createTable)
        }
      }
    } catch (error) {
      throw withPlace(error, template, provisioned)
    }
    for (const { createTable } of provisioned.tables) tables.set(createTable.TableName, createTable)
    // Changes to another version are gone for good, also when that version comes back.
    if (changes.size === 0) rolePolicies.save(digest, changes)
    return next
  }

  function presentOf(
    version: Pick<Present, 'templateBody' | 'templateDigest' | 'oddParts'>,
    provisioned: Stack,
    changes: ChangedRoles,
  ): Present {
    const outputs = Object.fromEntries(provisioned.outputs.map(({ key, value }) => [key, value]))
    const parts = partsOf(provisioned)
    const roles = changedRoles(parts.roles, changes)
    const { templateBody, templateDigest, oddParts } = version
    return {
      templateBody,
      templateDigest,
      oddParts,
      provisioned,
      changes,
      parts: { ...parts, roles },
      outputs,
      config: stackConfig({
        region,
        account,
        outputs,
        roles: { find: (name) => roles.find(({ roleName }) => roleName === name) },
        tagsOf: tagFinder({ ...parts, roles }),
      }),
    }
  }

  const { version } = needs
  let present = await provisionVersion(version, rolePolicies.changesTo(version.digest))

  const listeners: (() => void)[] = []
  const become = (next: Present) => {
    present = next
    for (const listener of listeners) listener()
  }

  return {
    stack: () => present.provisioned,
    parts: () => present.parts,
    templateBody: () => present.templateBody,
    outputs: () => present.outputs,
    config: () => present.config,
    oddParts: () => present.oddParts,
    warnings: () => present.oddParts.map((part) => oddPartLine(version.template.file, part)),
    createdAt: createdAt(stackName, memory, needs.clock),
    async replace() {
      become(await provisionVersion(loadTemplateVersion(version.template.file), new Map()))
    },
    changePolicies(roleName, policies) {
      const { templateDigest, provisioned } = present
      const changes = new Map([...present.changes, [roleName, policies.map(storedPolicy)]])
      const next = presentOf(present, provisioned, changes)
      rolePolicies.save(templateDigest, changes)
      become(next)
    },
    onChange(listener) {
      listeners.push(listener)
    },
  }
}

/** On AWS the creation of such a resource would fail. */
function refuseTakenNames(
  { resources }: Stack,
  otherStackWith: LiveStackNeeds['otherStackWith'],
): void {
  for (const { type, physicalId } of resources) {
    const other = otherStackWith(resourceKey(type, physicalId))
    if (other === undefined) continue
    throw new UserError(
      `The stack ${other} has the resource ${physicalId} (${type}), so the template's stack cannot have it.`,
      {
        resolution: `Delete the stack ${other}, or choose another name.`,
        ...(type === 'AWS::DynamoDB::Table' && {
          about: { table: physicalId, property: 'TableName' },
        }),
      },
    )
  }
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
