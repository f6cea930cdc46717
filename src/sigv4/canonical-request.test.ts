import { describe, expect, it } from 'vitest'
import { canonicalHeaders, canonicalPath, canonicalQuery } from './canonical-request.ts'
import { indexHeaders } from './header-index.ts'

describe('canonicalPath', () => {
  it.each([
    ['', '/'],
    ['/', '/'],
    ['/a/./b//c/', '/a/b/c/'],
    ['/a/../../b', '/b'],
    ['/a%20b', '/a%2520b'],
    ["/a+b'(c)", '/a%2Bb%27%28c%29'],
  ])('makes %j into %j', (path, expected) => {
    expect(canonicalPath(path)).toBe(expected)
  })
})

describe('canonicalQuery', () => {
  it.each([
    ['', ''],
    ['b=2&a=1', 'a=1&b=2'],
    ['Param-3=3&Param=2', 'Param=2&Param-3=3'],
    ['a=2&a=1&a', 'a=&a=1&a=2'],
    ['a=b=c', 'a=b%3Dc'],
    ['a=1&&b=2&', 'a=1&b=2'],
    ['a=x+y%20z%2bw', 'a=x%20y%20z%2Bw'],
    ['a=%zz%4', 'a=%25zz%254'],
    ['a=%FF', 'a=%FF'],
  ])('makes %j into %j', (query, expected) => {
    expect(canonicalQuery(query)).toBe(expected)
  })
})

describe('canonicalHeaders', () => {
  it('keeps the order of the signed names and of repeated values', () => {
    const headers = indexHeaders(['B', ' 2 ', 'a', '1', 'b', 'x  \t y', 'C', '3'])
    expect(canonicalHeaders(headers, ['b', 'a', 'absent'])).toBe('b:2,x y\na:1\nabsent:\n')
  })

  it.each([
    ['a b', 'a b'],
    [' a', 'a'],
    ['a ', 'a'],
    ['a  b', 'a b'],
    ['a\tb', 'a b'],
    ['a\r\n b', 'a b'],
    ['a\rb', 'a b'],
    ['\t', ''],
  ])('collapses the blanks of %j', (value, expected) => {
    expect(canonicalHeaders(indexHeaders(['h', value]), ['h'])).toBe(`h:${expected}\n`)
  })
})
