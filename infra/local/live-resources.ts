/** What is in the account at this moment, whichever stack it belongs to: what the services and the gate ask. */
import type { KeySchemas } from '../../src/iam/key-schema.ts'
import type { Tags } from '../../src/iam/request-context.ts'
import { keySchemasOf } from './key-schemas.ts'
import type { LiveStack } from './live-stack.ts'
import { tagFinder } from './resource-tags.ts'
import type { RolePolicy } from './roles.ts'
import { joinParts, type StackParts } from './stacks/stack-parts.ts'
import type { MadeStacks } from './stacks/made-stacks.ts'
import type { ProvisionedRole } from './template/provision/stack.ts'

export interface LiveResources {
  readonly parts: () => StackParts
  readonly roles: {
    readonly find: (roleName: string) => ProvisionedRole | undefined
    readonly list: () => readonly ProvisionedRole[]
  }
  readonly keySchemas: () => KeySchemas
  /** Tags of the resource with that ARN. */
  readonly tagsOf: (arn: string) => Tags | undefined
  /** When the stack of that role was made. */
  readonly createdAt: (roleName: string) => Date
  /** When the stack of that bucket was made. */
  readonly bucketCreatedAt: (name: string) => Date
  /** Takes the place of all inline policies of a role, durably. */
  readonly changePolicies: (roleName: string, policies: readonly RolePolicy[]) => void
  /** Told after anything changed. */
  readonly onChange: (listener: () => void) => void
}

interface Present {
  readonly parts: StackParts
  readonly rolesByName: ReadonlyMap<string, ProvisionedRole>
  readonly keySchemas: KeySchemas
  readonly tagsOf: (arn: string) => Tags | undefined
}

/** @param followed The template file's stack. */
export function liveResources(followed: LiveStack | undefined, made: MadeStacks): LiveResources {
  let known: Present | undefined
  const onChange = (listener: () => void) => {
    followed?.onChange(listener)
    made.onChange(listener)
  }
  onChange(() => {
    known = undefined
  })
  const present = (): Present => (known ??= presentOf(followed, made))

  function createdAt(key: string): Date {
    const holder = made.list().find((stack) => stack.holds(key))
    if (holder !== undefined) return new Date(holder.record.createdAt)
    if (followed === undefined) throw new Error(`No stack has ${key}.`)
    return followed.createdAt
  }

  return {
    parts: () => present().parts,
    roles: {
      find: (roleName) => present().rolesByName.get(roleName),
      list: () => present().parts.roles,
    },
    keySchemas: () => present().keySchemas,
    tagsOf: (arn) => present().tagsOf(arn),
    createdAt: (roleName) => createdAt(`AWS::IAM::Role ${roleName}`),
    bucketCreatedAt: (name) => createdAt(`AWS::S3::Bucket ${name}`),
    changePolicies(roleName, policies) {
      if (!made.changePolicies(roleName, policies)) followed?.changePolicies(roleName, policies)
    },
    onChange,
  }
}

function presentOf(followed: LiveStack | undefined, made: MadeStacks): Present {
  const parts = joinParts(
    followed === undefined ? [made.parts()] : [followed.parts(), made.parts()],
  )
  return {
    parts,
    rolesByName: new Map(parts.roles.map((role) => [role.roleName, role])),
    keySchemas: keySchemasOf(parts.tables.map(({ createTable }) => createTable)),
    tagsOf: tagFinder(parts),
  }
}
