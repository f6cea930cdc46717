import { describe, expect, it } from 'vitest'
import { allowsService } from './evaluate-service.ts'
import type { PolicyDocument, PrincipalElement, Statement } from './policy-document.ts'

const distribution = 'arn:aws:cloudfront::123456789012:distribution/E1'

const allow: Statement = {
  Effect: 'Allow',
  Principal: { Service: 'cloudfront.amazonaws.com' },
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::app/*',
  Condition: { StringEquals: { 'aws:SourceArn': distribution } },
}

const request = {
  service: 'cloudfront.amazonaws.com',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::app/index.html',
  context: { 'aws:SourceArn': distribution },
}

const policy = (...statements: Statement[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: statements,
})

describe('a policy for a service', () => {
  it('lets in the service that it names, for the source that it names', () => {
    expect(allowsService(request, policy(allow))).toBe(true)
  })

  it.each([
    ['another service', { service: 'config.amazonaws.com' }],
    ['another action', { action: 's3:PutObject' }],
    ['another resource', { resource: 'arn:aws:s3:::other/index.html' }],
    ['another source', { context: { 'aws:SourceArn': `${distribution}2` } }],
    ['no source', { context: {} }],
  ])('keeps out %s', (_what, change) => {
    expect(allowsService({ ...request, ...change }, policy(allow))).toBe(false)
  })

  it.each<[string, PrincipalElement]>([
    ['it', { Service: 'cloudfront.amazonaws.com' }],
    ['everyone', '*'],
  ])('keeps it out where a Deny speaks of %s, too', (_whom, Principal) => {
    const deny: Statement = { ...allow, Effect: 'Deny', Principal }
    expect(allowsService(request, policy(allow, deny))).toBe(false)
    expect(allowsService(request, policy(allow, { ...deny, Action: 's3:PutObject' }))).toBe(true)
  })

  it('keeps everyone out where it allows nothing', () => {
    expect(allowsService(request, policy())).toBe(false)
  })
})
