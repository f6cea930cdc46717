/** A disk of a few megabytes, in memory. Only Linux lets one have it, and only as root. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

export interface SmallDisk {
  readonly folder: string
  /** `size=8m`, `ro` */
  remount(options: string): void
  remove(): void
}

export function makeSmallDisk(sizeBytes: number): SmallDisk {
  const folder = mkdtempSync(path.join(tmpdir(), 'leading-key-disk-'))
  const mounted = mount(['-t', 'tmpfs', '-o', `size=${String(sizeBytes)}`, 'tmpfs', folder])
  if (!mounted) {
    rmSync(folder, { recursive: true })
    throw new Error('No disk could be mounted.')
  }
  return {
    folder,
    remount(options) {
      if (!mount(['-o', `remount,${options}`, folder]))
        throw new Error('The disk was not mounted anew.')
    },
    remove() {
      spawnSync('umount', ['-l', folder])
      rmSync(folder, { recursive: true })
    },
  }
}

/** For `skip`, with its reason: tests on a small disk cannot run where none can be mounted. */
export function canMountSmallDisk(): boolean {
  try {
    makeSmallDisk(65_536).remove()
    return true
  } catch {
    return false
  }
}

function mount(args: readonly string[]): boolean {
  return spawnSync('mount', args).status === 0
}
