/**
 * What an API operation is, for every service: what its input must look like, what IAM is asked, what happens. The types
 * demand `authorize`, so an operation without enforcement does not compile.
 */
import type { RequestContext } from '../../../src/iam/decision.ts'
import type { ServiceError } from '../errors.ts'
import type { Caller } from '../gate/caller.ts'

/** One thing that IAM must allow before an operation runs. */
export interface IamRequest {
  readonly action: string
  readonly resource: string
  readonly context: RequestContext
  /** What a denial calls the resource, where that is not its ARN: IAM says `role NAME`. */
  readonly resourceAsNamed?: string
  /** A part of the request that could not be read, and why. Such a request never runs. */
  readonly unreadable?: string
}

/** Open to anyone, unsigned, as AWS documents it. */
export interface Public {
  readonly public: string
}

/** Signed, but in need of no permission, as AWS documents it. */
export interface SignedOnly {
  readonly signedOnly: string
}

/** Asked about item by item while it runs, by `refusalOf`, since AWS answers for each item on its own. */
export interface PerItem {
  readonly perItem: string
}

export type Authorization<Input> =
  Public | SignedOnly | PerItem | ((input: Input) => readonly IamRequest[])

export interface OperationContext {
  readonly caller: Caller
  /** What could not be read though IAM allowed it: an operation with any of these must end in an error. */
  readonly unreadable: readonly string[]
  /** What IAM says of something that only turned out to be needed: the refusal as AWS words it, or `undefined` where it is allowed. */
  readonly refusalOf: (request: IamRequest) => ServiceError | undefined
}

interface Named {
  /** As AWS spells it: `GetItem`. */
  readonly name: string
}

/** An operation that needs a signature. */
export interface SignedOperation<Input> extends Named {
  /**
   * Whether pages in a browser may not call it. The administrators' keys are public, so any page could; what it may not do so is
   * to have code run on this machine.
   */
  readonly refusesPages?: boolean
  /** Turns the parsed body into the operation's input; throws the service's error for wrong types. Nothing is validated yet. */
  readonly read: (body: unknown) => Input
  readonly authorize: SignedOnly | PerItem | ((input: Input) => readonly IamRequest[])
  readonly run: (input: Input, context: OperationContext) => Promise<unknown>
}

/** An operation that AWS leaves open to anyone. */
export interface PublicOperation<Input> extends Named {
  readonly read: (body: unknown) => Input
  readonly authorize: Public
  readonly run: (input: Input) => Promise<unknown>
}

export type Operation<Input = never> = SignedOperation<Input> | PublicOperation<Input>

/** Ties an operation's input type to itself, then forgets it, so that operations of all inputs fit one registry. */
export function operation<Input>(definition: Operation<Input>): Operation {
  // Sound because `read` alone makes the input that `authorize` and `run` take.
  return definition as unknown as Operation
}
