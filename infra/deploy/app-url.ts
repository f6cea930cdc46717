/** Where the deployed app is. */
import { UserError } from '../local/errors.ts'
import type { DeployedStack } from './find-stack.ts'

/**
 * The template's `AppUrl`, as a browser finds it. The stand-in serves a distribution at a name that leads to this machine:
 * `http://d111111abcdef8.cloudfront.localhost:4566/` for `https://d111111abcdef8.cloudfront.net`.
 *
 * @param endpoint Absent at AWS itself.
 */
export function appUrl(stack: DeployedStack, endpoint: string | undefined): string {
  const { hostname } = new URL(outputOf(stack, 'AppUrl'))
  if (endpoint === undefined) return `https://${hostname}/`
  const { protocol, port } = new URL(endpoint)
  const name = hostname.replace(/\.cloudfront\.\w+$/, '.cloudfront.localhost')
  return `${protocol}//${name}${port === '' ? '' : `:${port}`}/`
}

/** @throws UserError where the stack was made from a template that says nothing of it. */
export function outputOf(stack: DeployedStack, key: string): string {
  const value = stack.outputs.get(key)
  if (value !== undefined) return value
  throw new UserError(`The stack has no output ${key}, so it is not known where the app goes.`, {
    resolution: 'Was the deployment undone? Look at the stack in the CloudFormation console.',
  })
}
