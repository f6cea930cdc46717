/**
 * Amazon CloudFront, API 2020-05-31: enough for a deployment to say that the app has changed. Distributions come from stacks.
 */
import type { Operation, SignedOperation } from '../../http/operation.ts'
import { operation } from '../../http/operation.ts'
import type { PathRequest, PathService } from '../../http/path-service.ts'
import { ServiceError, UnsupportedError } from '../../errors.ts'
import { noSuchDistribution, noSuchInvalidation } from './errors.ts'
import { readInvalidationBatch } from './invalidation-batch.ts'
import { createInvalidations, type Invalidation } from './invalidations.ts'
import type { CloudFrontNeeds, Distribution } from './needs.ts'
import { operationPaths } from './operation-paths.ts'

const version = '/2020-05-31'
const xmlns = `http://cloudfront.amazonaws.com/doc/2020-05-31/`

type Run = SignedOperation<PathRequest>['run']

/**
 * What IAM is asked where that is not the operation's own name.
 *
 * @see https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateDistributionWithTags.html
 */
const permissions: Readonly<Record<string, readonly string[]>> = {
  CreateDistributionWithTags: ['CreateDistribution', 'TagResource'],
}

export function cloudFrontService(needs: CloudFrontNeeds): PathService {
  const invalidations = createInvalidations(needs.clock, needs.random)

  const distributionOf = ({ target }: PathRequest): Distribution => {
    const id = segmentsOf(target)[1]
    const found = needs.distributions().find((distribution) => distribution.id === id)
    if (found === undefined) throw noSuchDistribution()
    return found
  }

  const implemented: Readonly<Record<string, Run>> = {
    /** @see https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_GetDistribution.html */
    GetDistribution(request) {
      const distribution = distributionOf(request)
      return Promise.resolve({
        headers: { ETag: distribution.id },
        xml: distributionXml(distribution, needs),
      })
    },
    /** @see https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateInvalidation.html */
    CreateInvalidation(request) {
      const { id, domainName } = distributionOf(request)
      const invalidation = invalidations.create(id, readInvalidationBatch(request.body))
      const Location = `https://${domainName}${version}/distribution/${id}/invalidation/${invalidation.id}`
      return Promise.resolve({
        status: 201,
        headers: { Location },
        xml: invalidationXml(invalidation, 'InProgress'),
      })
    },
    /** @see https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_GetInvalidation.html */
    GetInvalidation(request) {
      const found = invalidations.find(
        distributionOf(request).id,
        segmentsOf(request.target)[3] ?? '',
      )
      if (found === undefined) throw noSuchInvalidation()
      return Promise.resolve({ xml: invalidationXml(found, 'Completed') })
    },
  }

  const routes = operationPaths.map(([name, method, path]) => ({
    name,
    method,
    pattern: patternOf(path),
    marker: path.split('?', 2)[1],
    operation: operation<PathRequest>({
      name,
      read: (request) => request as PathRequest,
      authorize: ({ target }) =>
        (permissions[name] ?? [name]).map((action) => ({
          action: `cloudfront:${action}`,
          resource: resourceOf(target, needs.account),
          context: {},
        })),
      run: implemented[name] ?? (() => Promise.reject(new UnsupportedError(`CloudFront ${name}`))),
    }),
  }))

  return {
    signingName: 'cloudfront',
    signingRegion: 'us-east-1',
    title: 'CloudFront',
    protocol: { kind: 'aws-query', version: '2020-05-31', namespace: xmlns },
    operation: (name) => routes.find((route) => route.name === name)?.operation,
    claims: ({ target }, signedFor) =>
      signedFor === 'cloudfront' || (signedFor === undefined && target.startsWith(`${version}/`)),
    route({ method, target }): Operation {
      const [path = '', query = ''] = target.split('?', 2)
      const parameters = query.split('&').map((parameter) => parameter.replace(/=$/, ''))
      const matching = routes.filter((route) => route.method === method && route.pattern.test(path))
      const found =
        matching.find(({ marker }) => marker !== undefined && parameters.includes(marker)) ??
        matching.find(({ marker }) => marker === undefined)
      if (found !== undefined) return found.operation
      throw new ServiceError(
        'InvalidAction',
        `Could not find operation ${method} ${path} for version 2020-05-31`,
        { status: 400 },
      )
    },
  }
}

/** `distribution`, its ID, `invalidation`, its ID. */
function segmentsOf(target: string): readonly string[] {
  const path = target.split('?', 1)[0] ?? ''
  return path.slice(version.length + 1).split('/')
}

function patternOf(path: string): RegExp {
  const escaped = path.split('?', 1)[0]?.replace(/\{\w+\}/g, '[^/]+') ?? ''
  return new RegExp(`^${version}${escaped}/?$`)
}

function resourceOf(target: string, account: string): string {
  const [kind, id] = segmentsOf(target)
  return kind === 'distribution' && id !== undefined
    ? `arn:aws:cloudfront::${account}:distribution/${id}`
    : '*'
}

function invalidationXml(
  { id, createdAt, callerReference, paths }: Invalidation,
  status: 'InProgress' | 'Completed',
): string {
  const items = paths.map((path) => element('Path', path)).join('')
  return document(
    'Invalidation',
    element('Id', id) +
      element('Status', status) +
      element('CreateTime', createdAt.toISOString()) +
      `<InvalidationBatch><Paths>${element('Quantity', String(paths.length))}<Items>${items}</Items></Paths>` +
      `${element('CallerReference', callerReference)}</InvalidationBatch>`,
  )
}

/** As much of the configuration as the stand-in acts on. */
function distributionXml(
  { id, arn, domainName, comment, enabled, bucketName, defaultRootObject }: Distribution,
  { clock, region }: Pick<CloudFrontNeeds, 'clock' | 'region'>,
): string {
  const origin =
    element('Id', bucketName) + element('DomainName', `${bucketName}.s3.${region}.amazonaws.com`)
  return document(
    'Distribution',
    element('Id', id) +
      element('ARN', arn) +
      element('Status', 'Deployed') +
      element('LastModifiedTime', clock.now().toISOString()) +
      element('InProgressInvalidationBatches', '0') +
      element('DomainName', domainName) +
      '<DistributionConfig>' +
      element('CallerReference', id) +
      element('DefaultRootObject', defaultRootObject) +
      `<Origins>${element('Quantity', '1')}<Items><Origin>${origin}</Origin></Items></Origins>` +
      element('Comment', comment) +
      element('Enabled', String(enabled)) +
      '</DistributionConfig>',
  )
}

function document(name: string, content: string): string {
  return `<?xml version="1.0"?>\n<${name} xmlns="${xmlns}">${content}</${name}>`
}

function element(name: string, text: string): string {
  const escaped = text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`)
  return `<${name}>${escaped}</${name}>`
}
