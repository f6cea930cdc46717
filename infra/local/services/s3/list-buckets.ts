import { s3Requests } from '../../../../src/iam/s3-request.ts'
import { operation, type Operation } from '../../http/operation.ts'
import type { RestOutput, RestRequest, XmlElement } from '../../http/rest.ts'
import { readInput, type S3Input } from './input.ts'
import type { S3Needs } from './needs.ts'
import { canonicalUserId } from './owner.ts'
import { refuseUnsupported } from './s3-operation.ts'

/** All buckets of the account. @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html */
export function listBuckets(needs: S3Needs): Operation {
  const { account, buckets, createdAt } = needs
  return operation<S3Input>({
    name: 'ListBuckets',
    read: (body) => readInput(needs, 'ListBuckets', body as RestRequest),
    authorize: ({ signing }) => s3Requests('ListBuckets', {}, { account, signing }),
    run({ request }: S3Input): Promise<RestOutput> {
      const unsupported = ['bucket-region', 'continuation-token', 'max-buckets', 'prefix']
      refuseUnsupported('ListBuckets', request, [], unsupported)
      const listed = [...buckets()]
        .sort((one, other) => (one.name < other.name ? -1 : 1))
        .map(({ name }): XmlElement => {
          const date = createdAt(name).toISOString()
          return ['Bucket', [['Name', name], ['CreationDate', date]]] // prettier-ignore
        })
      const xml: XmlElement = [
        'ListAllMyBucketsResult',
        [
          ['Owner', [['ID', canonicalUserId(account)]]],
          ['Buckets', listed],
        ],
      ]
      return Promise.resolve({ body: { xml } })
    },
  })
}
