/**
 * What the app is told of the stack: the stand-in's side of `/config.json`. Its shape is the app's
 * `src/config/stack-config.ts`, which reads it and names what is missing.
 */
import { createHash } from 'node:crypto'
import type { Tags } from '../../src/iam/request-context.ts'
import { UserError } from './errors.ts'
import { tagsByName, type Role, type Roles } from './roles.ts'
import type { TemplateReport } from './template-report.ts'

export interface StackConfigSource {
  readonly region: string
  readonly account: string
  /** Template outputs by key. */
  readonly outputs: Readonly<Record<string, string>>
  readonly roles: Roles
  /** Tags of the table with that ARN. */
  readonly tagsOf: (arn: string) => Tags | undefined
}

/**
 * All of it but the endpoint, which the running server knows.
 *
 * @throws UserError where the template's outputs do not say what the app has to know.
 */
export function stackConfig({ region, account, outputs, roles, tagsOf }: StackConfigSource) {
  const output = (key: string): string => {
    const value = outputs[key]
    if (value === undefined)
      throw new UserError(`The template has no output ${key}, and the app cannot do without it.`, {
        resolution: `Add ${key} to the template's Outputs.`,
        about: { output: key },
      })
    return value
  }
  const role = (key: string) => {
    const arn = output(key)
    const found = roles.find(arn.split('/').at(-1) ?? '')
    if (found === undefined)
      throw new UserError(`The template's outputs name the role ${arn}, which it does not make.`, {
        resolution: 'Let GuestRoleArn and PlayerRoleArn be the ARNs of roles in the template.',
        about: { output: key },
      })
    return found
  }
  const guest = roleConfig(role('GuestRoleArn'))
  const player = roleConfig(role('PlayerRoleArn'))
  const tableName = output('TableName')
  const tableTags = tagsOf(`arn:aws:dynamodb:${region}:${account}:table/${tableName}`)
  return {
    region,
    account,
    identityPoolId: output('IdentityPoolId'),
    tableName,
    ...(tableTags && { tableTags }),
    ...(outputs['FilesBucketName'] !== undefined && { filesBucket: outputs['FilesBucketName'] }),
    roles: { guest, player },
    policyVersion: createHash('sha256')
      .update(JSON.stringify([guest, player, tableTags]))
      .digest('hex')
      .slice(0, 16),
  }
}

export type StackConfig = ReturnType<typeof stackConfig>

export interface LocalStackConfig extends StackConfig {
  /** The template file is read again whenever it is saved. */
  readonly followsTemplate?: true
  /** Absent where there is nothing to say of the template. */
  readonly template?: TemplateReport
  /** Where the AWS services answer. */
  readonly endpoint: string
}

function roleConfig(role: Role) {
  return {
    arn: role.arn,
    policies: role.policies.map(({ policyName, document }) => ({ name: policyName, document })),
    trustPolicy: role.trustPolicy,
    ...(role.tags?.length && { tags: tagsByName(role.tags) }),
  }
}
