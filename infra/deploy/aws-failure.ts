/**
 * What a call of AWS that failed means for who deploys: one sentence, and what to do. The SDK's own messages name things
 * that nobody who runs a command has heard of.
 */
import { UserError } from '../local/errors.ts'
import type { Aws } from './aws.ts'

type Place = Pick<Aws, 'region' | 'profile' | 'endpoint'>

/** What to do with the one stack that nobody can deploy to or destroy. */
export const followsTemplateFile =
  'It follows the template file, as npm start has it. Start an account without a stack: npm run stack -- --empty'

/** The same failure as a `UserError`, or as it was where there is nothing to add. */
export function explainFailure(error: unknown, { region, profile, endpoint }: Place): unknown {
  if (!(error instanceof Error) || error instanceof UserError) return error
  const say = (message: string, resolution: string) =>
    new UserError(message, { resolution, cause: error })
  const signInAgain =
    profile === undefined
      ? 'Sign in again (aws sso login, or fresh keys), and run the command again.'
      : `Sign in again (aws sso login --profile ${profile}), and run the command again.`
  const where = endpoint ?? `the Region ${region}`

  switch (error.name) {
    case 'CredentialsProviderError':
    case 'TokenProviderError':
      return profile === undefined
        ? say(
            'No AWS credentials were found.',
            'Sign in (aws sso login, or aws configure), or name a profile: --profile NAME. Without an AWS account: npm start',
          )
        : say(`The profile ${profile} gives no credentials: ${error.message}`, signInAgain)
    case 'ExpiredToken':
    case 'ExpiredTokenException':
    case 'RequestExpired':
      return say('The AWS credentials have expired.', signInAgain)
    case 'InvalidClientTokenId':
    case 'UnrecognizedClientException':
    case 'InvalidAccessKeyId':
      return endpoint === undefined
        ? say(
            'AWS does not know these credentials: the access key does not exist, or no longer.',
            'Look at the profile, or at AWS_ACCESS_KEY_ID and AWS_SESSION_TOKEN in the environment.',
          )
        : say(
            `${where} does not know these credentials.`,
            'Unset AWS_ACCESS_KEY_ID and AWS_PROFILE: the stand-in has keys of its own.',
          )
    case 'SignatureDoesNotMatch':
    case 'InvalidSignatureException':
      return wrongSignature(error.message, where, say)
    case 'AccessDenied':
    case 'AccessDeniedException':
    case 'UnauthorizedException':
      return say(
        error.message,
        'Ask for that permission, or deploy as somebody who has it. What is done so far stays.',
      )
  }
  // What the system says comes with the SDK's metadata, too.
  const code = 'code' in error ? error.code : undefined
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return say(
        `No AWS answers in ${where}: there is no such place, or this machine is offline.`,
        'Look at --region and at the connection, and run the command again.',
      )
    case 'ECONNREFUSED':
      return say(
        `Nothing answers at ${where}.`,
        endpoint === undefined
          ? 'Look at the connection, and run the command again: it goes on.'
          : 'Start the stand-in first: npm run stack -- --empty',
      )
    case 'ECONNRESET':
    case 'EPIPE':
    case 'ETIMEDOUT':
      return say(
        `The connection to ${where} was lost.`,
        'Run the command again: it goes on from there.',
      )
  }
  if (error.name === 'Unsupported' && error.message.includes('follows the template file'))
    return say(`${where} has that stack already.`, followsTemplateFile)
  if ('$metadata' in error) {
    return say(
      `${endpoint ?? 'AWS'} refused: ${error.name}: ${error.message}`,
      `Mend that, or run the command again: it goes on.${requestId(error)}`,
    )
  }
  return error
}

/** What AWS Support asks for. */
function requestId(error: { readonly $metadata: unknown }): string {
  const metadata = error.$metadata
  if (typeof metadata !== 'object' || metadata === null || !('requestId' in metadata)) return ''
  return typeof metadata.requestId === 'string' ? ` (Request ${metadata.requestId})` : ''
}

/** Three things that are told apart by AWS's sentence alone, which is shown where it is none of them. */
function wrongSignature(
  message: string,
  where: string,
  say: (message: string, resolution: string) => UserError,
): UserError {
  if (/^Signature (expired|not yet current)/.test(message)) {
    return say('This machine’s clock is wrong, so AWS takes no signature of it.', 'Set the clock.')
  }
  if (message.includes('scoped to a valid region')) {
    return say(`${where} answers for another Region.`, 'Name that one with --region.')
  }
  return say(
    'AWS refuses the signature: the secret access key is not the one of this access key.',
    'Look at the profile, or at AWS_SECRET_ACCESS_KEY in the environment.',
  )
}
