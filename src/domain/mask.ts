/**
 * Masks what must not be shown: session tokens, secret keys, and the identity ID of a guest, which is that guest's
 * password. Works on text as it crossed the wire, so that what is kept still reads as it was sent.
 */

const dots = '····'

/**
 * `us-west-2:uuid`, the shape of identity IDs and of identity pool IDs alike; in a URL `us-west-2%3Auuid`. What stands before
 * does not matter: in a URL it may be `%2F`.
 */
const identityShape =
  /([a-z]{2}(?:-[a-z]+)+-\d(?::|%3a)[0-9a-f]{4})[0-9a-f]{4}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi

/** JSON members that hold a secret, in Cognito's spelling and in that of STS. */
const secretMember =
  /("(?:SecretKey|SecretAccessKey|SessionToken|Token)"\s*:\s*")((?:[^"\\]|\\.)*)(")/g

/** XML elements that hold a secret, as STS answers. */
const secretElement = /(<(SecretAccessKey|SessionToken)>)([^<]*)(<\/\2>)/g

/** Where DynamoDB quotes the canonical request back in an InvalidSignatureException, the session token is in it. */
const quotedTokenHeader = /(x-amz-security-token:\s*)([^\s\\"',]+)/gi

/** `us-west-2:1b7c…` becomes `us-west-2:1b7c····`; text of another shape loses all but its first four characters. */
export function maskIdentityId(identityId: string): string {
  const masked = identityId.replace(identityShape, `$1${dots}`)
  return masked === identityId ? maskSecret(identityId) : masked
}

/** `FwoGZXIvYXdz…` becomes `FwoG····`. Short secrets vanish wholly. */
export function maskSecret(secret: string): string {
  return secret.length > 16 ? `${secret.slice(0, 4)}${dots}` : dots
}

/**
 * Masks every secret that can be told by its place or its shape.
 *
 * @param publicIds Identity pool IDs, which look like identity IDs and are public. One that Cognito names as such in an
 * error stays as well.
 */
export function maskText(text: string, publicIds: readonly string[] = []): string {
  return text
    .replace(secretMember, (_, before: string, secret: string, after: string) =>
      // An escape sequence cut in two would leave text that is no JSON any more.
      [before, maskSecret(secret.replace(/\\./g, '')), after].join(''),
    )
    .replace(
      secretElement,
      (_, before: string, __: string, secret: string, after: string) =>
        `${before}${maskSecret(secret)}${after}`,
    )
    .replace(quotedTokenHeader, (_, before: string, secret: string) => before + maskSecret(secret))
    .replace(identityShape, (id, _, offset: number, whole: string) => {
      const isPool = publicIds.includes(id) || whole.slice(0, offset).endsWith("IdentityPool '")
      return isPool ? id : maskIdentityId(id)
    })
}
