import { describe, expect, it } from 'vitest'
import { appFile, etagOf, inOrder, readAppFiles } from './app-files.ts'
import { appFolder } from './testing/app-folder.ts'

const body = Buffer.from('hello')

it('has all files of a build but its notes', async () => {
  const files = await readAppFiles(await appFolder())
  expect(files.map(({ key }) => key).sort()).toEqual([
    'assets/app-AAAA.js',
    'assets/font-AAAA.woff2',
    'assets/more-AAAA.js',
    'favicon.svg',
    'index.html',
  ])
})

it('is refused where there is no build', async () => {
  await expect(readAppFiles('/nowhere/at/all')).rejects.toMatchObject({
    message: 'There is no built app in /nowhere/at/all.',
    resolution: 'Build it first: npm run build',
  })
})

describe('the headers of a file', () => {
  it.each([
    ['assets/app-B1.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['assets/app-B1.js.map', 'application/json', 'public, max-age=31536000, immutable'],
    ['index.html', 'text/html; charset=utf-8', 'no-store'],
    ['config.json', 'application/json', 'no-store'],
    ['favicon.svg', 'image/svg+xml', 'no-cache'],
    ['font-licenses.txt', 'text/plain; charset=utf-8', 'no-cache'],
    ['what.ever', 'application/octet-stream', 'no-cache'],
  ])('follow from its name: %s', (key, contentType, cacheControl) => {
    expect(appFile(key, body)).toMatchObject({ contentType, cacheControl })
  })
})

it('goes in an order in which nothing names what is not there yet', () => {
  const keys = ['index.html', 'config.json', 'favicon.svg', 'assets/b.js', 'assets/a.js']
  expect(inOrder(keys.map((key) => appFile(key, body))).map(({ key }) => key)).toEqual([
    'assets/a.js',
    'assets/b.js',
    'favicon.svg',
    'config.json',
    'index.html',
  ])
})

it('knows the ETag that S3 gives', () => {
  // MD5 of `hello`, as md5sum has it.
  expect(etagOf(body)).toBe('"5d41402abc4b2a76b9719d911017c592"')
})
