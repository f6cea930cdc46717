/** An operation that AWS has and the stand-in does not: asked of IAM first, so that "denied" is never an accident of what is missing. */
import { UnsupportedError } from '../errors.ts'
import { operation, type Operation } from '../http/operation.ts'

/**
 * @param action IAM's name for it: `sts:AssumeRole`.
 * @param title As people write it: `STS AssumeRole`.
 * @param resourceOf What it is asked about. Default: `*`, which only a policy on everything allows.
 */
export function unsupportedOperation(
  name: string,
  action: string,
  title: string,
  resourceOf: (body: unknown) => string = () => '*',
): Operation {
  return operation<unknown>({
    name,
    read: (body) => body,
    authorize: (body) => [{ action, resource: resourceOf(body), context: {} }],
    run: () => Promise.reject(new UnsupportedError(title)),
  })
}

/** The same for an operation that takes no signature. */
export function unsupportedPublicOperation(name: string, title: string): Operation {
  return operation<unknown>({
    name,
    read: (body) => body,
    authorize: { public: 'AWS takes it unsigned.' },
    run: () => Promise.reject(new UnsupportedError(title)),
  })
}
