/**
 * AWS::Cognito::IdentityPoolRoleAttachment: which role of this template an identity pool hands out. Role mappings are not
 * among its properties here.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-identitypoolroleattachment.html
 */
import { object, optional, required, text } from '../parse-value.ts'
import { lettersAndDigits, randomText } from './generated-names.ts'
import { defineResourceType } from './resource-type.ts'

const readProperties = object('AWS::Cognito::IdentityPoolRoleAttachment', {
  IdentityPoolId: required(text()),
  Roles: required(
    object('Roles', { authenticated: optional(text()), unauthenticated: optional(text()) }),
  ),
})

export const identityPoolRoleAttachment = defineResourceType({
  name: 'AWS::Cognito::IdentityPoolRoleAttachment',
  properties: readProperties,
  attributes: ['Id'],
  replacedBy: ['IdentityPoolId'],
  provision({ IdentityPoolId, Roles }, { at, draft, random, remember, report }) {
    const pool = draft.identityPools.get(IdentityPoolId)
    if (pool === undefined) {
      report(
        at('IdentityPoolId'),
        `No identity pool of this template has the ID '${IdentityPoolId}'.`,
        'Refer to the pool with !Ref.',
      )
      return undefined
    }
    const isAttached = Object.keys(pool.roles).length > 0
    if (isAttached) {
      report(
        at('IdentityPoolId'),
        'This identity pool has its roles already.',
        'Keep one attachment for each pool.',
      )
    }
    const arns = [...draft.roles.values()].map(({ arn }) => arn)
    for (const [access, arn] of Object.entries(Roles)) {
      if (arns.includes(arn)) continue
      report(
        at(`Roles.${access}`),
        `No role of this template has the ARN '${arn}'.`,
        'Refer to the role with !GetAtt <Role>.Arn.',
      )
    }
    draft.identityPools.set(IdentityPoolId, { ...pool, roles: Roles })
    const id = remember(
      'physical ID',
      () => `IdentityPoolRoleAttachment-${randomText(random, lettersAndDigits, 12)}`,
    )
    return { physicalId: id, attributes: { Id: id } }
  },
})
