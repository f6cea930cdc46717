/** Where the app of game-scores.yaml lives and under which headers. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { outputOf, provisionGameScores } from './testing/game-scores-stack.ts'

const stack = provisionGameScores()
const [files, app] = stack.buckets
const [distribution] = stack.distributions
if (!files || !app || !distribution) throw new Error('A bucket or the distribution is missing.')

/** As a browser takes it: https://www.w3.org/TR/CSP3/#match-element-to-source-list */
function hashOfScriptInPage(): string {
  const html = readFileSync('index.html', 'utf8').replaceAll('\r\n', '\n')
  const [script, ...others] = html.matchAll(/<script>([^]*?)<\/script>/g)
  expect(others).toEqual([])
  return createHash('sha256')
    .update(script?.[1] ?? '')
    .digest('base64')
}

describe('the app in game-scores.yaml', () => {
  it('has a private bucket for the app, which the one distribution reads', () => {
    const statement = {
      Effect: 'Allow',
      Principal: { Service: 'cloudfront.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceArn': distribution.arn } },
    }
    expect(app).toEqual({
      name: outputOf(stack, 'AppBucketName'),
      arn: `arn:aws:s3:::${outputOf(stack, 'AppBucketName')}`,
      blockPublicAccess: true,
      cors: [],
      policy: {
        Version: '2012-10-17',
        Statement: [
          {
            ...statement,
            Sid: 'OnlyThisDistributionReadsTheApp',
            Action: 's3:GetObject',
            Resource: `${app.arn}/*`,
          },
          {
            ...statement,
            Sid: 'OnlyThisDistributionLearnsWhatIsMissing',
            Action: 's3:ListBucket',
            Resource: app.arn,
          },
        ],
      },
    })
  })

  it('lets the deployed app call the endpoints that it needs, and nothing else', () => {
    expect(distribution).toMatchObject({
      id: outputOf(stack, 'DistributionId'),
      bucketName: app.name,
      defaultRootObject: 'index.html',
      enabled: true,
      responseHeaders: {
        'content-security-policy':
          `default-src 'none'; script-src 'self' 'sha256-${hashOfScriptInPage()}'; ` +
          "style-src 'self'; font-src 'self'; img-src 'self' blob:; " +
          "connect-src 'self' https://cognito-identity.us-west-2.amazonaws.com https://dynamodb.us-west-2.amazonaws.com " +
          `https://sts.us-west-2.amazonaws.com https://${files.name}.s3.us-west-2.amazonaws.com; ` +
          "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'strict-transport-security': 'max-age=31536000',
        'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
        'cross-origin-opener-policy': 'same-origin',
      },
    })
    expect(`https://${distribution.domainName}`).toBe(outputOf(stack, 'AppUrl'))
  })

  it('lets it call the one endpoint that it is told of, where there is one', () => {
    const [{ responseHeaders } = distribution] = provisionGameScores({
      AwsEndpoint: 'http://localhost:4566',
    }).distributions
    expect(responseHeaders['content-security-policy']).toContain(
      "connect-src 'self' http://localhost:4566; base-uri",
    )
  })

  it.each([
    ['/', '/index.html'],
    ['/break-in', '/index.html'],
    ['/lab/first', '/index.html'],
    ['/index.html', '/index.html'],
    ['/assets/main-1a2b3c.js', '/assets/main-1a2b3c.js'],
    ['/assets/gone.css', '/assets/gone.css'],
    ['/config.json', '/config.json'],
  ])('takes %s for %s', (uri, expected) => {
    const context = createContext({ event: { request: { uri } } })
    const code = `${distribution.viewerRequestCode ?? ''}; handler(event)`
    expect(runInContext(code, context)).toEqual({ uri: expected })
  })
})
