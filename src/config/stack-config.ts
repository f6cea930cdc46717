/**
 * `/config.json`: what the app knows of the stack that it talks to. The same bundle serves every stack; only this differs.
 */
import type { PolicyDocument } from '../iam/policy-document.ts'
import type { Tags } from '../iam/request-context.ts'

export interface RoleConfig {
  readonly arn: string
  /** The policies attached to the role, as deployed, to explain decisions with. Absent where the deployer keeps them private. */
  readonly policies?: readonly { readonly name: string; readonly document: PolicyDocument }[]
  readonly trustPolicy?: PolicyDocument
  readonly tags?: Tags
}

export interface StackConfig {
  readonly region: string
  readonly account: string
  readonly identityPoolId: string
  readonly tableName: string
  readonly tableTags?: Tags
  /** Where players' files are. Absent where the stack has no such bucket: then there are no pictures, and no attempts on them. */
  readonly filesBucket?: string
  readonly roles: { readonly guest: RoleConfig; readonly player: RoleConfig }
  /** Changes whenever a policy changes, so that an explanation never speaks of yesterday's policy. */
  readonly policyVersion: string
  /** Whether the policies here follow the template file as it is saved: what a running stand-in does, and no deployed stack. */
  readonly followsTemplate?: boolean
  /** What the stand-in has to say of the template as saved last; the Policy page reads it. */
  readonly template?: unknown
  /** Present for a local target only: `http://localhost:4566`. */
  readonly endpoint?: string
}

/** `config.json` does not hold what the app needs. `problems` has one sentence for every missing or wrong field. */
export class InvalidStackConfig extends Error {
  override readonly name = 'InvalidStackConfig'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(`config.json is not valid: ${problems.join('; ')}`)
    this.problems = problems
  }
}

/**
 * Checks that a value is a stack's config. Unknown fields are let through; policies are checked only as far as the
 * engine, which judges them statement by statement, cannot be asked without.
 *
 * @throws InvalidStackConfig naming every missing or wrong field at once.
 */
export function parseStackConfig(value: unknown): StackConfig {
  if (!isRecord(value)) throw new InvalidStackConfig(['it is not a JSON object'])
  const problems = [
    ...textProblems(value, 'region', /^[a-z]{2}(-[a-z]+)+-\d$/, 'a Region such as us-west-2'),
    ...textProblems(value, 'account', /^\d{12}$/, 'an account ID of twelve digits'),
    ...textProblems(
      value,
      'identityPoolId',
      /^[\w-]+:[0-9a-f-]+$/,
      'an identity pool ID such as us-west-2:1234abcd-…',
    ),
    ...textProblems(value, 'tableName', /^[\w.-]{3,255}$/, 'the name of a DynamoDB table'),
    ...(value['filesBucket'] === undefined
      ? []
      : textProblems(
          value,
          'filesBucket',
          /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
          'the name of a bucket',
        )),
    ...textProblems(value, 'policyVersion', /./, 'a text'),
    ...(value['endpoint'] === undefined
      ? []
      : textProblems(value, 'endpoint', /^https?:\/\/[^/]+\/?$/, 'an http or https address')),
    ...tagsProblems(value['tableTags'], 'tableTags'),
    ...rolesProblems(value['roles']),
  ]
  if (problems.length > 0) throw new InvalidStackConfig(problems)
  // Every field was checked above.
  return value as unknown as StackConfig
}

function rolesProblems(roles: unknown): string[] {
  if (!isRecord(roles)) return [missingOrWrong('roles', roles, 'an object with guest and player')]
  return ['guest', 'player'].flatMap((name) => {
    const role = roles[name]
    const path = `roles.${name}`
    if (!isRecord(role)) return [missingOrWrong(path, role, 'an object with an arn')]
    return [
      ...textProblems(role, 'arn', /^arn:[\w-]+:iam::\d{12}:role\/.+$/, 'the ARN of a role', path),
      ...policiesProblems(role['policies'], `${path}.policies`),
      ...(role['trustPolicy'] === undefined || isPolicyDocument(role['trustPolicy'])
        ? []
        : [missingOrWrong(`${path}.trustPolicy`, role['trustPolicy'], 'a policy document')]),
      ...tagsProblems(role['tags'], `${path}.tags`),
    ]
  })
}

function policiesProblems(policies: unknown, path: string): string[] {
  if (policies === undefined) return []
  if (!Array.isArray(policies)) return [missingOrWrong(path, policies, 'a list of policies')]
  return policies.flatMap((policy: unknown, index) =>
    isRecord(policy) && typeof policy['name'] === 'string' && isPolicyDocument(policy['document'])
      ? []
      : [`${path}[${index.toString()}] is not a name with a policy document`],
  )
}

function tagsProblems(tags: unknown, path: string): string[] {
  if (tags === undefined) return []
  const isRight = isRecord(tags) && Object.values(tags).every((tag) => typeof tag === 'string')
  return isRight ? [] : [missingOrWrong(path, tags, 'tags by their names')]
}

function isPolicyDocument(value: unknown): boolean {
  if (!isRecord(value)) return false
  const { Statement } = value
  return Array.isArray(Statement) ? Statement.every(isRecord) : isRecord(Statement)
}

function textProblems(
  record: Readonly<Record<string, unknown>>,
  field: string,
  form: RegExp,
  description: string,
  parent?: string,
): string[] {
  const value = record[field]
  if (typeof value === 'string' && form.test(value)) return []
  return [missingOrWrong(parent === undefined ? field : `${parent}.${field}`, value, description)]
}

function missingOrWrong(path: string, value: unknown, description: string): string {
  return value === undefined ? `${path} is missing` : `${path} is not ${description}`
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
