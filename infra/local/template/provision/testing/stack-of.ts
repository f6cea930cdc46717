/** Provisions a few resources, for tests that state only what they are about. */
import { parseTemplate } from '../../load-template.ts'
import { TemplateError } from '../../template-problems.ts'
import { provision } from '../provision.ts'

export type Json = Readonly<Record<string, unknown>>

/** Resources as JSON, which is YAML: a test states only what it is about. */
export function stackOf(
  resources: Readonly<Record<string, readonly [type: string, properties: Json]>>,
) {
  const template = {
    Resources: Object.fromEntries(
      Object.entries(resources).map(([id, [type, properties]]) => [
        id,
        { Type: `AWS::${type}`, Properties: properties },
      ]),
    ),
  }
  return provision(parseTemplate(JSON.stringify(template, null, 1), 'a.json'), {
    stackName: 'leading-key',
    region: 'us-west-2',
    account: '123456789012',
    memory: { recall: () => undefined, remember: () => undefined },
    random: (sizeBytes) => new Uint8Array(sizeBytes),
  })
}

/** Each problem as `path: message`. */
export function problemsOf(resources: Parameters<typeof stackOf>[0]): string[] {
  try {
    stackOf(resources)
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    return error.problems.map(({ place, message }) => `${place.path}: ${message}`)
  }
  return []
}

export const statement = {
  Effect: 'Allow',
  Action: 'dynamodb:GetItem',
  Resource: 'arn:aws:dynamodb:us-west-2:123456789012:table/Scores',
}
export const document = { Version: '2012-10-17', Statement: [statement] }
/** The condition key that ties a role to an identity pool. */
export const aud = { 'cognito-identity.amazonaws.com:aud': 'us-west-2:1' }
export const trust = (condition?: Json, principal: unknown = 'cognito-identity.amazonaws.com') => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Federated: principal },
      Action: 'sts:AssumeRoleWithWebIdentity',
      ...(condition === undefined ? {} : { Condition: condition }),
    },
  ],
})
export const role = { AssumeRolePolicyDocument: trust({ StringEquals: aud }) }

/** Where problems of the resource `X` are. */
export const at = 'Resources.X.Properties'
