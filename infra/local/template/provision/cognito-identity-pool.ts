/**
 * AWS::Cognito::IdentityPool, for guests; sign-in providers are not among its properties here.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-identitypool.html
 */
import { uuidV4 } from '../../state/uuid-v4.ts'
import { boolean, object, optional, required, text } from '../parse-value.ts'
import { lettersAndDigits, randomText } from './generated-names.ts'
import { defineResourceType } from './resource-type.ts'

const readProperties = object('AWS::Cognito::IdentityPool', {
  AllowUnauthenticatedIdentities: required(boolean),
  AllowClassicFlow: optional(boolean),
  IdentityPoolName: optional(
    text({
      pattern: /^[\w\s+=,.@-]+$/,
      allowed: 'letters, digits, spaces and _ + = , . @ -',
      min: 1,
      max: 128,
    }),
  ),
})

export const identityPool = defineResourceType({
  name: 'AWS::Cognito::IdentityPool',
  properties: readProperties,
  attributes: ['Id', 'Name'],
  replacedBy: [],
  provision(properties, { draft, logicalId, random, region, remember }) {
    const id = remember('physical ID', () => `${region}:${uuidV4(random)}`)
    const name =
      properties.IdentityPoolName ??
      remember('name', () => `${logicalId}_${randomText(random, lettersAndDigits, 12)}`)
    draft.identityPools.set(id, {
      id,
      name,
      allowUnauthenticated: properties.AllowUnauthenticatedIdentities,
      // Unset means allowed: https://github.com/aws-amplify/amplify-js/issues/9704
      allowClassic: properties.AllowClassicFlow ?? true,
      roles: {},
    })
    return { physicalId: id, attributes: { Id: id, Name: name } }
  },
})
