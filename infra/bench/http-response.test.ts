import { describe, expect, it } from 'vitest'
import { responseIn } from './http-response.ts'

const answer = 'HTTP/1.1 400 Bad Request\r\nServer: Server\r\nContent-Length: 2\r\n\r\n{}'

describe('responseIn', () => {
  it('finds status and end of an answer, also with the next one behind it', () => {
    const expected = { status: 400, sizeBytes: answer.length }
    expect(responseIn(Buffer.from(answer))).toEqual(expected)
    expect(responseIn(Buffer.from(answer + answer))).toEqual(expected)
  })

  it('waits for head and body', () => {
    for (let sent = 0; sent < answer.length; sent++)
      expect(responseIn(Buffer.from(answer.slice(0, sent)))).toBeUndefined()
  })

  it('refuses to guess a length', () => {
    expect(() => responseIn(Buffer.from('HTTP/1.1 200 OK\r\n\r\n'))).toThrow('how long')
  })
})
