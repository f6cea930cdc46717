/**
 * A request for a service that the stand-in does not have: refused by name, in a form that the service's clients read. Only the
 * credential scope tells which service was meant, since all share one endpoint.
 */
import type { Answer } from './answer.ts'
import type { HeaderReader } from './header-reader.ts'
import { escapeXml } from './xml.ts'

/** The service in the scope of a signed request, where it is none of `known`. */
export function missingService(
  headers: HeaderReader,
  known: readonly string[],
): string | undefined {
  const service = serviceInScope(headers)
  return service === undefined || known.includes(service) ? undefined : service
}

/** The service that a signature in the `Authorization` header is scoped to. */
export function serviceInScope(headers: HeaderReader): string | undefined {
  const authorization = headers.first('authorization') ?? ''
  const [, service] =
    /Credential=[^/,\s]+\/\d{8}\/[^/,\s]+\/([\w-]{1,64})\/aws4_request/.exec(authorization) ?? []
  return service
}

/** 501, which SDKs do not retry: as JSON for those who send JSON, else as the XML that the query services read. */
export function missingServiceAnswer(
  service: string,
  headers: HeaderReader,
  requestId: string,
): Answer {
  const code = 'StandIn#Unsupported'
  const message = `The stand-in has no service ${service}.`
  const common = { 'x-amzn-RequestId': requestId }
  if (headers.first('x-amz-target') !== undefined)
    return {
      status: 501,
      headers: { ...common, 'Content-Type': 'application/x-amz-json-1.1' },
      body: JSON.stringify({ __type: code, message }),
    }
  const error = `<Code>${code}</Code><Message>${escapeXml(message)}</Message>`
  const body = `<ErrorResponse><Error><Type>Sender</Type>${error}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`
  return { status: 501, headers: { ...common, 'Content-Type': 'text/xml' }, body }
}
