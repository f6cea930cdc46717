import { expect, it } from 'vitest'
import { appUrl } from './app-url.ts'

function stackAt(url: string | undefined) {
  return {
    stackId: 'arn',
    status: 'CREATE_COMPLETE',
    parameters: new Map<string, string>(),
    outputs: new Map(url === undefined ? [] : [['AppUrl', url]]),
  }
}

it('is CloudFront’s at AWS, and a name that leads to this machine at the stand-in', () => {
  const stack = stackAt('https://d111111abcdef8.cloudfront.net')
  expect(appUrl(stack, undefined)).toBe('https://d111111abcdef8.cloudfront.net/')
  expect(appUrl(stack, 'http://localhost:4566')).toBe(
    'http://d111111abcdef8.cloudfront.localhost:4566/',
  )
})

it('is missing in a stack that says nothing of it', () => {
  expect(() => appUrl(stackAt(undefined), undefined)).toThrow('The stack has no output AppUrl')
})
