/**
 * Cross-origin answers as DynamoDB and Cognito give them: any origin, no credentials mode, whatever the preflight asks.
 *
 * Observed by architect/dynalite (index.js) and scylladb's test_cors.py, run against AWS; aws-semantics D.2.
 */
import type { HeaderReader } from './header-reader.ts'
import type { Answer } from './answer.ts'

const exposedHeaders = 'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date'

/** Headers for an answer to a request that has an `Origin`. */
export function corsHeaders(headers: HeaderReader): Record<string, string> {
  if (headers.first('origin') === undefined) return {}
  return {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': exposedHeaders,
  }
}

/** The answer to `OPTIONS` with an `Origin`: allows what is asked for. It decides nothing; the request itself is gated. */
export function preflightAnswer(headers: HeaderReader): Answer {
  const requestedHeaders = headers.first('access-control-request-headers')
  const requestedMethod = headers.first('access-control-request-method')
  return {
    status: 200,
    headers: {
      ...corsHeaders(headers),
      ...(requestedHeaders !== undefined && { 'Access-Control-Allow-Headers': requestedHeaders }),
      ...(requestedMethod !== undefined && { 'Access-Control-Allow-Methods': requestedMethod }),
      'Access-Control-Max-Age': '172800',
    },
    body: '',
  }
}
