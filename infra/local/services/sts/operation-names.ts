/**
 * Every operation of AWS STS, API 2011-06-15, as botocore's service model lists them: what the stand-in does not implement it still
 * authenticates and authorizes, and then refuses by name.
 *
 * @see https://github.com/boto/botocore/tree/develop/botocore/data/sts
 */
export const operationNames: readonly string[] = [
  'AssumeRole',
  'AssumeRoleWithSAML',
  'AssumeRoleWithWebIdentity',
  'AssumeRoot',
  'DecodeAuthorizationMessage',
  'GetAccessKeyInfo',
  'GetCallerIdentity',
  'GetDelegatedAccessToken',
  'GetFederationToken',
  'GetSessionToken',
  'GetWebIdentityToken',
]
