/** AWS Security Token Service, API 2011-06-15. */
import { operation } from '../../http/operation.ts'
import type { QueryService } from '../../http/route.ts'
import { unsupportedOperation, unsupportedPublicOperation } from '../unsupported-operation.ts'
import { getCallerIdentity } from './get-caller-identity.ts'
import { operationNames } from './operation-names.ts'

const publicNames = new Set(['AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity'])

export function stsService(): QueryService {
  const operations = new Map(
    operationNames.map((name) => {
      const title = `STS ${name}`
      return [
        name,
        publicNames.has(name)
          ? unsupportedPublicOperation(name, title)
          : unsupportedOperation(name, `sts:${name}`, title),
      ] as const
    }),
  )
  operations.set('GetCallerIdentity', operation(getCallerIdentity))
  return {
    signingName: 'sts',
    title: 'STS',
    protocol: {
      kind: 'aws-query',
      version: '2011-06-15',
      namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
    },
    operation: (name) => operations.get(name),
  }
}
