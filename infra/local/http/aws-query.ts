/**
 * AWS's query protocol (STS, CloudFormation): a form in, XML out.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
import type { ServiceError } from '../errors.ts'
import type { Answer } from './answer.ts'
import type { QueryProtocol } from './service.ts'
import { escapeXml, xmlElements, type XmlValue } from './xml.ts'

/** A form's fields; a field given twice is refused as `undefined`, so that nobody can read two different requests. */
export function parseForm(body: string): Readonly<Record<string, string>> | undefined {
  const fields: Record<string, string> = Object.create(null) as Record<string, string>
  for (const [name, value] of new URLSearchParams(body)) {
    if (name in fields) return undefined
    fields[name] = value
  }
  return fields
}

/** @param output `undefined` for an operation without output, whose answer has no Result element. */
export function queryAnswer(
  protocol: QueryProtocol,
  operation: string,
  requestId: string,
  output: unknown,
): Answer {
  // An operation's output is made of XmlValues by its own definition.
  const elements = output as { readonly [name: string]: XmlValue } | undefined
  const result = elements && `<${operation}Result>${xmlElements(elements)}</${operation}Result>`
  return xml(
    200,
    requestId,
    `<${operation}Response xmlns="${protocol.namespace}">${result ?? ''}` +
      `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation}Response>`,
  )
}

export function queryError(
  protocol: QueryProtocol,
  requestId: string,
  error: ServiceError,
): Answer {
  const code = error.namespace === undefined ? error.code : `${error.namespace}#${error.code}`
  const type = error.status >= 500 ? 'Receiver' : 'Sender'
  return xml(
    error.status,
    requestId,
    `<ErrorResponse xmlns="${protocol.namespace}"><Error><Type>${type}</Type><Code>${escapeXml(code)}</Code>` +
      `<Message>${escapeXml(error.message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
  )
}

function xml(status: number, requestId: string, body: string): Answer {
  return {
    status,
    headers: { 'x-amzn-RequestId': requestId, 'Content-Type': 'text/xml' },
    body,
  }
}
