/**
 * Which files the app's present release and the one before it consist of. The bucket itself notes it, so that the files of the
 * release before can stay: whoever has an old page open may still ask for a part that it loads late.
 */
import { GetObjectCommand } from '@aws-sdk/client-s3'
import { appFile, type AppFile } from './app-files.ts'
import type { Aws } from './aws.ts'

export interface Releases {
  readonly present: readonly string[]
  readonly before: readonly string[]
}

/** No secret: a build names its files, too. */
export const releasesKey = 'releases.json'

/** @param there Keys of all that is in the bucket. */
export async function readReleases(
  aws: Aws,
  bucket: string,
  there: readonly string[],
): Promise<Releases> {
  // Of what is there without a note, nobody knows what may go.
  if (!there.includes(releasesKey)) return { present: there, before: [] }
  const command = new GetObjectCommand({ Bucket: bucket, Key: releasesKey })
  const { Body: body } = await aws.s3.send(command, aws.call)
  return parseReleases((await body?.transformToString()) ?? '') ?? { present: there, before: [] }
}

/** The same release once more leaves the one before it as it was. */
export function nextReleases(noted: Releases, keys: readonly string[]): Releases {
  const present = [...keys].sort()
  const isSame = JSON.stringify([...noted.present].sort()) === JSON.stringify(present)
  return { present, before: isSame ? noted.before : noted.present }
}

export function releasesFile(releases: Releases): AppFile {
  return appFile(releasesKey, Buffer.from(`${JSON.stringify(releases, null, 2)}\n`))
}

function parseReleases(text: string): Releases | undefined {
  try {
    const { present, before } = JSON.parse(text) as Partial<Record<keyof Releases, unknown>>
    return isListOfKeys(present) && isListOfKeys(before) ? { present, before } : undefined
  } catch {
    // Not ours, or cut off.
    return undefined
  }
}

function isListOfKeys(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
}
