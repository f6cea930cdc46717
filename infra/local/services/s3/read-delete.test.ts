import { describe, expect, it } from 'vitest'
import { ServiceError, UnsupportedError } from '../../errors.ts'
import { readDelete } from './read-delete.ts'

const read = (xml: string) => readDelete(Buffer.from(xml))
const inDelete = (content: string) => `<Delete>${content}</Delete>`
const object = (key: string) => `<Object><Key>${key}</Key></Object>`

describe('the list of what to delete', () => {
  it('is read as the SDK for JavaScript and botocore write it', () => {
    const xmlns = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"'
    expect(
      read(
        `<?xml version="1.0" encoding="UTF-8"?><Delete ${xmlns}>${object('a')}${object('b&lt;&amp;')}<Quiet>true</Quiet></Delete>`,
      ),
    ).toEqual({ objects: [{ key: 'a' }, { key: 'b<&' }], quiet: true })
    expect(read(`<Delete ${xmlns}>${object('a')}</Delete>`)).toEqual({
      objects: [{ key: 'a' }],
      quiet: false,
    })
  })

  it('keeps every character of a key', () => {
    const key = '&#10;&#x9;&quot;&apos;&gt; ü \u{1f600} /../'
    expect(read(inDelete(object(key))).objects).toEqual([{ key: '\n\t"\'> ü \u{1f600} /../' }])
  })

  it('may be indented', () => {
    expect(read(`<Delete>\n  ${object('a')}\n  <Quiet>false</Quiet>\n</Delete>\n`).objects).toEqual(
      [{ key: 'a' }],
    )
  })

  it.each([
    ['nothing', ''],
    ['no XML', 'Delete'],
    ['another element', '<Remove/>'],
    ['nothing to delete', '<Delete/>'],
    ['an empty key', inDelete(object(''))],
    ['no key', inDelete('<Object/>')],
    ['two keys', inDelete('<Object><Key>a</Key><Key>b</Key></Object>')],
    ['an element in a key', inDelete(object('<b>a</b>'))],
    ['an element that is not known', inDelete(`${object('a')}<Other/>`)],
    ['an end too few', `<Delete>${object('a')}`],
    ['an end too many', `${inDelete(object('a'))}</Delete>`],
    ['ends in the wrong order', '<Delete><Object><Key>a</Object></Key></Delete>'],
    ['a second root', `${inDelete(object('a'))}<Delete/>`],
    ['text beside the root', `${inDelete(object('a'))}x`],
    ['an entity that is not known', inDelete(object('&nbsp;'))],
    ['an ampersand alone', inDelete(object('a & b'))],
    ['half of a surrogate pair', inDelete(object('&#xd800;'))],
    ['a character beyond Unicode', inDelete(object('&#x110000;'))],
    ['a document type', `<!DOCTYPE x [<!ENTITY e "a">]>${inDelete(object('&e;'))}`],
    ['a comment', inDelete(`<!-- -->${object('a')}`)],
    ['character data', inDelete('<Object><Key><![CDATA[a]]></Key></Object>')],
    ['what is nested without end', '<Delete>'.repeat(10_000)],
    ['more than a thousand keys', inDelete(object('a').repeat(1001))],
  ])('is malformed: %s', (_what, xml) => {
    expect(() => read(xml)).toThrow(ServiceError)
    expect(() => read(xml)).toThrow('The XML you provided was not well-formed')
  })

  it('is malformed where it is no UTF-8', () => {
    const broken = Buffer.concat([Buffer.from('<Delete>'), Uint8Array.of(0xff)])
    expect(() => readDelete(broken)).toThrow('The XML you provided was not well-formed')
  })

  it('refuses by name what else S3 takes of an object', () => {
    const xml = inDelete('<Object><Key>a</Key><VersionId>v</VersionId></Object>')
    expect(() => read(xml)).toThrow(UnsupportedError)
    expect(() => read(xml)).toThrow('VersionId of S3 DeleteObjects')
  })
})
