/** A service whose operations are methods and paths and whose bodies are XML, signed like a query service's: CloudFront. */
import type { Operation } from './operation.ts'
import type { RawRequest } from './raw-request.ts'
import type { QueryProtocol, Service } from './service.ts'

export type PathRequest = Pick<RawRequest, 'method' | 'target' | 'body'>

/** What its operations give. */
export interface PathOutput {
  /** Default 200. */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly xml: string
}

/** Its operations take a PathRequest and give a PathOutput. Errors have the form of a query service's. */
export interface PathService extends Service {
  readonly protocol: QueryProtocol
  /**
   * Whether a request is for this one.
   *
   * @param signedFor The service in the request's signature.
   */
  readonly claims: (request: PathRequest, signedFor: string | undefined) => boolean
  /** @throws ServiceError where it is none of the service's operations */
  readonly route: (request: PathRequest) => Operation
}
