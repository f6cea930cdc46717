/** The AWS services that a deployment speaks to, each as the AWS SDK has it. The stand-in is reached by the same clients. */
import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { CloudFrontClient } from '@aws-sdk/client-cloudfront'
import { S3Client } from '@aws-sdk/client-s3'
import { STSClient } from '@aws-sdk/client-sts'
import { fromNodeProviderChain } from '@aws-sdk/credential-providers'
import { administrators } from '../local/administrators.ts'
import { UserError } from '../local/errors.ts'

export interface Aws {
  readonly cloudFormation: CloudFormationClient
  readonly cloudFront: CloudFrontClient
  readonly s3: S3Client
  readonly sts: STSClient
  readonly region: string
  /** The profile that was asked for: sentences about signing in name it. */
  readonly profile?: string | undefined
  /** Absent at AWS itself: `http://localhost:4566`. */
  readonly endpoint?: string | undefined
  /** Whether the keys are those that AWS's documentation prints and the stand-in takes. */
  readonly usesExampleKeys: boolean
  /** Given with each call, so that Ctrl+C ends it. */
  readonly call: { readonly abortSignal: AbortSignal }
  /** How long to wait before asking again what has become of something. */
  readonly pollMs: number
}

/** Where to, as the command line has it. */
export interface Destination {
  readonly region?: string | undefined
  readonly profile?: string | undefined
  readonly endpoint?: string | undefined
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Makes the clients; asks nobody anything yet.
 *
 * @throws UserError where the Region or the endpoint is missing or none.
 */
export async function connectAws(
  { profile, ...destination }: Destination,
  env: Environment,
  abortSignal: AbortSignal,
): Promise<Aws> {
  const endpoint = endpointOf(destination.endpoint ?? given(env['AWS_ENDPOINT_URL']))
  const isHere = endpoint !== undefined && isLoopback(endpoint)
  const usesExampleKeys =
    isHere &&
    profile === undefined &&
    given(env['AWS_ACCESS_KEY_ID']) === undefined &&
    given(env['AWS_PROFILE']) === undefined
  const region =
    destination.region ??
    given(env['AWS_REGION']) ??
    given(env['AWS_DEFAULT_REGION']) ??
    (await regionOfProfile(profile)) ??
    (isHere ? 'us-west-2' : undefined)
  const credentials = usesExampleKeys
    ? administrators[0]
    : fromNodeProviderChain({ ...(profile !== undefined && { profile }) })
  if (region === undefined && profile !== undefined) await checkProfile(profile, credentials)
  checkRegion(region)

  const settings = {
    region,
    credentials,
    ...(endpoint !== undefined && { endpoint }),
  }
  return {
    cloudFormation: new CloudFormationClient(settings),
    cloudFront: new CloudFrontClient(settings),
    // A name such as bucket.localhost leads nowhere on some systems.
    s3: new S3Client({ ...settings, forcePathStyle: endpoint !== undefined }),
    sts: new STSClient(settings),
    region,
    profile,
    endpoint,
    usesExampleKeys,
    call: { abortSignal },
    pollMs: isHere ? 150 : 3000,
  }
}

/** @throws UserError for what is no address of a server. */
function endpointOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.pathname === '/') return url.origin
  throw new UserError(`"${text}" is no endpoint.`, {
    resolution: 'Give the address of a server, such as --endpoint http://localhost:4566',
  })
}

function isLoopback(endpoint: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(endpoint).hostname)
}

/** What ~/.aws/config says, or AWS_REGION, which the SDK reads itself. */
async function regionOfProfile(profile: string | undefined): Promise<string | undefined> {
  try {
    return await new STSClient({ ...(profile !== undefined && { profile }) }).config.region()
  } catch {
    // The SDK says so by throwing a plain Error: "Region is missing".
    return undefined
  }
}

/** Where a profile says nothing of a Region, there may be none of that name: then that is what is wrong. */
async function checkProfile(
  profile: string,
  credentials: ReturnType<typeof fromNodeProviderChain> | (typeof administrators)[0],
): Promise<void> {
  if (typeof credentials !== 'function') return
  try {
    await credentials()
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new UserError(`The profile ${profile} gives no credentials: ${why}`, {
      resolution: 'Look at its name (aws configure list-profiles), or sign in with it.',
      cause: error,
    })
  }
}

function checkRegion(region: string | undefined): asserts region is string {
  if (region === undefined) {
    throw new UserError('No Region is set, so there is no place to deploy to.', {
      resolution: 'Name one: --region us-west-2',
    })
  }
  if (/^[a-z]{2,}(-[a-z]+)+-\d$/.test(region)) return
  throw new UserError(`"${region}" is no AWS Region.`, {
    resolution: 'Name one as AWS writes it: --region us-west-2',
  })
}

/** An empty variable is as good as none. */
function given(value: string | undefined): string | undefined {
  return value === '' ? undefined : value
}
