/** AWS Security Token Service, API 2011-06-15. */
import { operation } from '../../http/operation.ts'
import { isObject } from '../../http/parse-json.ts'
import type { QueryService } from '../../http/route.ts'
import { unsupportedOperation, unsupportedPublicOperation } from '../unsupported-operation.ts'
import { getCallerIdentity } from './get-caller-identity.ts'
import { operationNames } from './operation-names.ts'

const publicNames = new Set(['AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity'])

/** What an operation is asked about where that is not `*`. */
const resources: Readonly<Record<string, (body: unknown) => string>> = {
  AssumeRole: (body) =>
    isObject(body) && typeof body['RoleArn'] === 'string' ? body['RoleArn'] : '*',
}

export function stsService(): QueryService {
  const operations = new Map(
    operationNames.map((name) => {
      const title = `STS ${name}`
      return [
        name,
        publicNames.has(name)
          ? unsupportedPublicOperation(name, title)
          : unsupportedOperation(name, `sts:${name}`, title, resources[name]),
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
