/**
 * The condition keys that every request carries: who asks, from where, when, about whose resource. Filled here and nowhere else,
 * for the gate that enforces and for the app that explains. Whoever does not know a fact leaves it out; then its key is absent.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
import { arnSegments } from './arn.ts'
import type { Principal, RequestContext } from './decision.ts'

export interface Surroundings {
  readonly region: string
  readonly now?: Date | undefined
  /** Address of the other end of the connection. An IPv4 address in IPv6 clothes counts as IPv4. */
  readonly sourceIp?: string | undefined
  /** The `User-Agent` header. The client says what it likes. */
  readonly userAgent?: string | undefined
  /** Whether the request came over TLS. */
  readonly secureTransport: boolean
}

export interface WebIdentityFacts {
  /** Prefix of the keys: `cognito-identity.amazonaws.com`. */
  readonly provider: string
  /** Identity ID for Cognito. */
  readonly sub: string
  /** Identity pool ID for Cognito. */
  readonly aud: string
  readonly amr: readonly string[]
}

export interface RoleSessionFacts {
  /** `arn:aws:iam::123456789012:role/path/GuestRole` */
  readonly roleArn: string
  readonly account: string
  /** `CognitoIdentityCredentials` in Cognito's enhanced flow. */
  readonly sessionName: string
  /** `AROA…`. IAM alone knows it. */
  readonly roleId?: string
  readonly issuedAt?: Date
  readonly webIdentity?: WebIdentityFacts
  /** Tags of the role and of the session; a session's tag replaces the role's of that name. */
  readonly roleTags?: Tags | undefined
  readonly sessionTags?: Tags
}

export interface UserFacts {
  readonly arn: string
  readonly account: string
  readonly userName: string
  /** `AIDA…` */
  readonly userId: string
  readonly tags?: Tags
}

export type Tags = Readonly<Record<string, string>>

/** From where and when a request comes. */
export function surroundingsContext(surroundings: Surroundings): RequestContext {
  const { region, now, sourceIp, userAgent, secureTransport } = surroundings
  const seconds = now && Math.floor(now.getTime() / 1000)
  return {
    'aws:RequestedRegion': region,
    'aws:SecureTransport': String(secureTransport),
    'aws:ViaAWSService': 'false',
    ...(seconds !== undefined && {
      'aws:CurrentTime': secondText(seconds),
      'aws:EpochTime': String(seconds),
    }),
    ...(sourceIp !== undefined && {
      'aws:SourceIp': sourceIp.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, ''),
    }),
    ...(userAgent !== undefined && { 'aws:UserAgent': userAgent }),
  }
}

/** The session as IAM sees it. Its ARN has the role's name without the path. */
export function roleSessionPrincipal(facts: RoleSessionFacts): Principal {
  const { roleArn, account, sessionName } = facts
  const roleName = roleArn.slice(roleArn.lastIndexOf('/') + 1)
  const arn = `arn:aws:sts::${account}:assumed-role/${roleName}/${sessionName}`
  return { type: 'role-session', arn, roleArn, account }
}

/**
 * Who a role session is. `aws:PrincipalArn` is the role's ARN, not the session's.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
 */
export function roleSessionContext(facts: RoleSessionFacts): RequestContext {
  const { roleArn, account, sessionName, roleId, issuedAt, webIdentity } = facts
  return {
    'aws:PrincipalArn': roleArn,
    'aws:PrincipalAccount': account,
    'aws:PrincipalType': 'AssumedRole',
    ...(roleId !== undefined && { 'aws:userid': `${roleId}:${sessionName}` }),
    ...(issuedAt && { 'aws:TokenIssueTime': dateText(issuedAt) }),
    ...(webIdentity && webIdentityContext(webIdentity)),
    ...tagKeys('aws:PrincipalTag', facts.roleTags, facts.sessionTags),
  }
}

/** Who a user is, by a long-term access key. */
export function userContext({ arn, account, userName, userId, tags }: UserFacts): RequestContext {
  return {
    'aws:PrincipalArn': arn,
    'aws:PrincipalAccount': account,
    'aws:PrincipalType': 'User',
    'aws:userid': userId,
    'aws:username': userName,
    ...tagKeys('aws:PrincipalTag', tags),
  }
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif */
function webIdentityContext({ provider, sub, aud, amr }: WebIdentityFacts): RequestContext {
  return {
    'aws:FederatedProvider': provider,
    [`${provider}:sub`]: sub,
    [`${provider}:aud`]: aud,
    [`${provider}:amr`]: amr,
  }
}

/** Names of tags have no case, so that a later tag takes an earlier one's place whatever its spelling. */
function tagKeys(key: string, ...tags: readonly (Tags | undefined)[]): RequestContext {
  const byName = new Map<string, readonly [string, string]>()
  for (const [name, value] of tags.flatMap((each) => Object.entries(each ?? {}))) {
    byName.set(name.toLowerCase(), [`${key}/${name}`, value])
  }
  return Object.fromEntries(byName.values())
}

export interface RequestFacts {
  /** What the operation and its input say: `dynamodb:LeadingKeys`. The only part that a client can shape. */
  readonly operation: RequestContext
  readonly surroundings: RequestContext
  readonly principal: RequestContext
  /** The ARN that is asked for. Its account becomes `aws:ResourceAccount`. */
  readonly resource: string
  /** Those of what is asked for, as `aws:ResourceTag/…`; an index has its table's. */
  readonly resourceTags?: Tags | undefined
}

/** Keys of the `aws:` family that an operation's input may say. */
const operationKeys = /^aws:(?:requesttag\/|tagkeys$)/i

/**
 * All keys of one request.
 *
 * @throws Error where the operation says what only IAM can know, as `aws:username`: nothing that a client sends may pass for that.
 */
export function requestContext(facts: RequestFacts): RequestContext {
  const { operation, surroundings, principal, resource } = facts
  for (const key of Object.keys(operation)) {
    if (key.slice(0, 4).toLowerCase() === 'aws:' && !operationKeys.test(key)) {
      throw new Error(`An operation cannot say ${key}, or the request would hold it twice.`)
    }
  }
  const account = arnSegments(resource)[4]
  return {
    ...operation,
    ...(account ? { 'aws:ResourceAccount': account } : undefined),
    ...(facts.resourceTags && tagKeys('aws:ResourceTag', facts.resourceTags)),
    ...surroundings,
    ...principal,
  }
}

let lastSecond = { seconds: NaN, text: '' }

/** As `dateText`, of seconds since 1970. Requests of one second share it. */
function secondText(seconds: number): string {
  if (lastSecond.seconds !== seconds)
    lastSecond = { seconds, text: dateText(new Date(seconds * 1000)) }
  return lastSecond.text
}

/** `2026-11-22T08:30:00Z` */
function dateText(date: Date): string {
  return date.toISOString().replace('.000Z', 'Z')
}
