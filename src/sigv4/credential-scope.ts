/** What a signing key is good for, and the `Credential` that names it. */
export interface CredentialScope {
  /** `20150830` */
  readonly date: string
  readonly region: string
  /** Signing name of the service: `dynamodb`. */
  readonly service: string
  /** `aws4_request` in every signature that AWS takes. */
  readonly terminator: string
}

export interface Credential {
  readonly accessKeyId: string
  readonly scope: CredentialScope
}

/** `20150830/us-east-1/dynamodb/aws4_request` */
export function formatScope(scope: CredentialScope): string {
  return `${scope.date}/${scope.region}/${scope.service}/${scope.terminator}`
}

/** Reads `AKIDEXAMPLE/20150830/us-east-1/dynamodb/aws4_request`; trailing slashes do not count. `undefined` unless it has five elements. */
export function parseCredential(text: string): Credential | undefined {
  const trimmed = text.endsWith('/') ? text.replace(/\/+$/, '') : text
  const [accessKeyId, date, region, service, terminator, ...rest] = trimmed.split('/')
  if (accessKeyId === undefined || date === undefined || region === undefined) return undefined
  if (service === undefined || terminator === undefined || rest.length > 0) return undefined
  return { accessKeyId, scope: { date, region, service, terminator } }
}
