import { crc32 } from 'node:zlib'
import { AwsClient } from 'aws4fetch'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  administratorCredentials,
  startTestStandIn,
  type TestStandIn,
} from '../testing/start-test-stand-in.ts'

let standIn: TestStandIn

beforeAll(async () => {
  standIn = await startTestStandIn()
})

afterAll(async () => {
  expect(standIn.bugs).toEqual([])
  await standIn.close()
})

const json = (target = 'DynamoDB_20120810.ListTables') => ({
  'Content-Type': 'application/x-amz-json-1.0',
  'X-Amz-Target': target,
})

/** Status, and the body as text. */
async function send(init: RequestInit, path = '/'): Promise<[number, string, Headers]> {
  const response = await fetch(standIn.url + path, init)
  return [response.status, await response.text(), response.headers]
}

function signed(body: string, headers: Record<string, string> = json()): Promise<Response> {
  const client = new AwsClient({
    ...administratorCredentials,
    service: 'dynamodb',
    region: 'us-west-2',
    retries: 0,
  })
  return client.fetch(standIn.url, { method: 'POST', headers, body })
}

const coral = (code: string, message?: string) =>
  JSON.stringify({
    __type: `com.amazon.coral.service#${code}`,
    ...(message !== undefined && { message }),
  })

describe('the front of DynamoDB', () => {
  it('says that it is healthy', async () => {
    const [status, body] = await send({})
    expect([status, body]).toEqual([200, 'healthy: dynamodb.us-west-2.amazonaws.com '])
  })

  it.each<[string, RequestInit, number, string]>([
    [
      'another method',
      { method: 'PUT', headers: json(), body: '{}' },
      404,
      '<UnknownOperationException/>\n',
    ],
    [
      'a body of version 1.1 of its protocol',
      {
        method: 'POST',
        headers: { ...json(), 'Content-Type': 'application/x-amz-json-1.1' },
        body: '{}',
      },
      404,
      '<UnknownOperationException/>\n',
    ],
    ['a preflight without an origin', { method: 'OPTIONS' }, 404, '<UnknownOperationException/>\n'],
    [
      'a body that is no JSON',
      { method: 'POST', headers: json(), body: '{' },
      400,
      coral('SerializationException'),
    ],
    [
      'a byte-order mark',
      { method: 'POST', headers: json(), body: '\ufeff{}' },
      400,
      coral('SerializationException'),
    ],
    [
      'an operation that nobody has',
      { method: 'POST', headers: json('DynamoDB_20120810.Steal'), body: '{}' },
      400,
      coral('UnknownOperationException'),
    ],
    [
      'the API of 2011',
      { method: 'POST', headers: json('DynamoDB_20111205.GetItem'), body: '{}' },
      400,
      coral('UnknownOperationException'),
    ],
    [
      'no target',
      { method: 'POST', headers: { 'Content-Type': 'application/x-amz-json-1.0' }, body: '{}' },
      400,
      coral('UnknownOperationException'),
    ],
    [
      'no signature',
      { method: 'POST', headers: json(), body: '{}' },
      400,
      coral('MissingAuthenticationTokenException', 'Request is missing Authentication Token'),
    ],
    [
      'a signature of another kind',
      { method: 'POST', headers: { ...json(), Authorization: 'Bearer me' }, body: '{}' },
      400,
      coral('MissingAuthenticationTokenException', 'Request is missing Authentication Token'),
    ],
  ])('answers %s as AWS does', async (_what, init, status, body) => {
    const [actualStatus, actualBody] = await send(init)
    expect([actualStatus, actualBody]).toEqual([status, body])
  })

  it('refuses a body over 16 MiB with nothing but a status', async () => {
    const body = new Uint8Array(16 * 1024 * 1024 + 1)
    const [status, text, headers] = await send({ method: 'POST', headers: json(), body })
    expect([status, text, headers.get('x-amzn-requestid')]).toEqual([413, '', null])
  })

  it('frames an answer as DynamoDB does', async () => {
    const response = await signed('{}')
    const body = await response.text()
    expect(response.status).toBe(200)
    expect(JSON.parse(body)).toEqual({ TableNames: ['GameScores'] })
    expect(response.headers.get('content-type')).toBe('application/x-amz-json-1.0')
    expect(response.headers.get('x-amz-crc32')).toBe(String(crc32(body)))
    expect(response.headers.get('x-amzn-requestid')).toMatch(/^[0-9A-Z]{52}$/)
    expect(response.headers.get('date')).toBeTruthy()
  })

  it('sends the checksum of an error, too', async () => {
    const [, body, headers] = await send({ method: 'POST', headers: json(), body: '{}' })
    expect(headers.get('x-amz-crc32')).toBe(String(crc32(body)))
  })

  it.each([
    ['an attribute value that is null', '{"UserId":{"S":"x"},"GameTitle":{"S":"y"},"Wins":null}'],
    ['a list with a null in it', '{"UserId":{"S":"x"},"GameTitle":{"S":"y"},"Wins":{"L":[null]}}'],
  ])('refuses %s in an item', async (_what, item) => {
    const body = `{"TableName":"GameScores","Item":${item}}`
    const response = await signed(body, json('DynamoDB_20120810.PutItem'))
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({
      __type: 'com.amazon.coral.validate#ValidationException',
      message:
        'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes',
    })
  })

  it('refuses a signed request whose body was changed on the way, showing what it signed', async () => {
    const client = new AwsClient({
      ...administratorCredentials,
      service: 'dynamodb',
      region: 'us-west-2',
    })
    const request = await client.sign(standIn.url, {
      method: 'POST',
      headers: json(),
      body: '{"Limit":1}',
    })
    const headers = Object.fromEntries(request.headers)
    const [status, body] = await send({ method: 'POST', headers, body: '{"Limit":2}' })
    expect(status).toBe(400)
    expect(JSON.parse(body)).toMatchObject({
      __type: 'com.amazon.coral.service#InvalidSignatureException',
      message: expect.stringContaining(
        'The Canonical String for this request should have been',
      ) as string,
    })
  })
})

describe('across origins', () => {
  const origin = { Origin: 'http://localhost:5173' }

  it('lets a preflight have what it asks for', async () => {
    const [status, body, headers] = await send({
      method: 'OPTIONS',
      headers: {
        ...origin,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'authorization,x-amz-date',
      },
    })
    expect([status, body]).toEqual([200, ''])
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('access-control-allow-methods')).toBe('POST')
    expect(headers.get('access-control-allow-headers')).toBe('authorization,x-amz-date')
    expect(headers.get('access-control-max-age')).toBe('172800')
  })

  it('shows a browser the answer, an error included, with the headers that an SDK reads', async () => {
    const [, , headers] = await send({
      method: 'POST',
      headers: { ...json(), ...origin },
      body: '{}',
    })
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('access-control-expose-headers')).toBe(
      'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date',
    )
  })

  it('says nothing of origins to who names none', async () => {
    const [, , headers] = await send({ method: 'POST', headers: json(), body: '{}' })
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('the front of Cognito', () => {
  it('frames an error as Cognito does', async () => {
    const [status, body, headers] = await send({
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-amz-json-1.1',
        'X-Amz-Target': 'AWSCognitoIdentityService.GetId',
      },
      body: JSON.stringify({ IdentityPoolId: 'us-west-2:00000000-0000-4000-8000-000000000000' }),
    })
    const message = "IdentityPool 'us-west-2:00000000-0000-4000-8000-000000000000' not found."
    expect(status).toBe(400)
    expect(JSON.parse(body)).toEqual({ __type: 'ResourceNotFoundException', message })
    expect(headers.get('x-amzn-errortype')).toBe('ResourceNotFoundException:')
    expect(headers.get('x-amzn-errormessage')).toBe(message)
    expect(headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/)
    expect(headers.get('x-amz-crc32')).toBeNull()
  })
})

describe('the query services', () => {
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' }

  it('answer an unsigned call as STS does', async () => {
    const [status, body] = await send({
      method: 'POST',
      headers: form,
      body: 'Action=GetCallerIdentity&Version=2011-06-15',
    })
    expect(status).toBe(403)
    expect(body).toContain('<Code>MissingAuthenticationToken</Code>')
  })

  it.each([
    'Action=GetCallerIdentity',
    'Action=GetCallerIdentity&Version=1999-01-01',
    'Action=GetCallerIdentity&Action=AssumeRole&Version=2011-06-15',
    'Action=Steal&Version=2011-06-15',
  ])('refuse %s', async (body) => {
    const [status, text] = await send({ method: 'POST', headers: form, body })
    expect(status).toBe(400)
    expect(text).toContain('<Code>InvalidAction</Code>')
  })
})

describe('a service that the stand-in does not have', () => {
  const send = (service: string, init: RequestInit) =>
    new AwsClient({
      ...administratorCredentials,
      service,
      region: 'us-west-2',
      retries: 0,
    }).fetch(standIn.url, init)

  it.each<[string, RequestInit, string]>([
    [
      'lambda',
      { method: 'GET' },
      '<Code>StandIn#Unsupported</Code><Message>The stand-in has no service lambda.',
    ],
    [
      'kms',
      {
        method: 'POST',
        headers: {
          'Content-Type': 'application/x-amz-json-1.1',
          'X-Amz-Target': 'TrentService.Encrypt',
        },
        body: '{}',
      },
      '{"__type":"StandIn#Unsupported","message":"The stand-in has no service kms."}',
    ],
    [
      'sns',
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: 'Action=Publish&Version=2010-03-31',
      },
      'The stand-in has no service sns.',
    ],
  ])('is refused by name: %s', async (service, init, answer) => {
    const response = await send(service, init)
    expect(response.status).toBe(501)
    expect(await response.text()).toContain(answer)
  })
})
