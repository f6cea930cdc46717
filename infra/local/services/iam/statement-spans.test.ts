import { describe, expect, it } from 'vitest'
import { scanPolicy } from './statement-spans.ts'

const at = (line: number, column: number) => ({ Line: line, Column: column })

describe('the places of statements', () => {
  it('are those of the AWS CLI reference for a lone statement', () => {
    const text =
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"dynamodb:*","Resource":"*","Condition":{"DateGreaterThan":{"aws:CurrentTime":"2018-08-16T12:00:00Z"}}}}'
    expect(scanPolicy(text).spans).toEqual([{ start: at(1, 38), end: at(1, 167) }])
  })

  it('are those of the IAM reference for a lone statement over several lines', () => {
    const text = `{
  "Version":"2012-10-17",
  "Statement":{
    "Effect":"Allow",
    "Action":"s3:PutObject",
    "Resource":"arn:aws:s3:::my-test-bucket"
  }
}`
    expect(scanPolicy(text).spans).toEqual([{ start: at(3, 16), end: at(7, 4) }])
  })

  it('are those that AWS gives for AdministratorAccess', () => {
    const text = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "*",
      "Resource": "*"
    }
  ]
}`
    expect(scanPolicy(text).spans).toEqual([{ start: at(3, 17), end: at(8, 6) }])
    expect(scanPolicy(text.replaceAll('\n', '\r\n')).spans).toEqual([
      { start: at(3, 17), end: at(8, 6) },
    ])
  })

  it('begin for a second statement where the first one ends', () => {
    const first = '{"Effect":"Deny","Action":"a:b","Resource":"]}"}'
    const text = `{"Version":"2012-10-17","Statement":[${first},{"Effect":"Allow"}]}`
    const firstEnd = 38 + first.length
    expect(scanPolicy(text).spans).toEqual([
      { start: at(1, 38), end: at(1, firstEnd) },
      { start: at(1, firstEnd), end: at(1, firstEnd + 19) },
    ])
  })

  it('are not taken from other parts of the policy', () => {
    const text =
      '{"Id":"\\"Statement\\":{}","Statement":[{"Condition":{"Statement":{"a:b":["{"]}}}],"Version":"1"}'
    expect(scanPolicy(text).spans).toHaveLength(1)
  })
})

it('notices a key given twice, however it is written', () => {
  expect(scanPolicy('{"Statement":{"Effect":"Deny","\\u0045ffect":"Allow"}}').hasRepeatedKey).toBe(
    true,
  )
  expect(scanPolicy('{"a":{"b":"b"},"b":{"a":1}}').hasRepeatedKey).toBe(false)
})

it('measures how deep a policy is', () => {
  expect(scanPolicy('[[{"a":[]}]]').depth).toBe(4)
})
