import { expect, it } from 'vitest'
import { operationNameOf } from './routes.ts'

const nameOf = (method: string, text: string, key?: string) => {
  const query = new Map([...new URLSearchParams(text)].map(([name, value]) => [name, [value]]))
  const payload = () => {
    throw new Error('No body tells one operation from another.')
  }
  const request = { method, target: '/', query, headers: new Map<string, string[]>(), payload }
  return operationNameOf(request, { bucket: 'files', key })
}

it.each([
  ['GET', '', undefined, 'ListObjects'],
  ['GET', 'list-type=2', undefined, 'ListObjectsV2'],
  ['DELETE', 'x-id=DeleteObject', 'a.png', 'DeleteObject'],
  ['GET', 'acl', 'a.png', 'GetObjectAcl'],
  ['GET', 'inventory', undefined, 'ListBucketInventoryConfigurations'],
  ['GET', 'inventory&id=a', undefined, 'GetBucketInventoryConfiguration'],
])('%s ?%s on the key %s is %s', (method, query, key, name) => {
  expect(nameOf(method, query, key)).toBe(name)
})

it.each([
  ['PUT', 'cors', 'a.png'],
  ['DELETE', 'policy', 'a.png'],
  ['GET', 'list-type=2', 'a.png'],
  ['DELETE', 'uploadId=1', undefined],
  ['PUT', 'retention', undefined],
])(
  '%s ?%s on the key %s, where it does not belong, is no plain operation',
  (method, query, key) => {
    expect(() => nameOf(method, query, key)).toThrow('The specified method is not allowed')
  },
)
