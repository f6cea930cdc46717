/**
 * Temporary access keys that need no storage. An ID carries a short MAC, which tells a key of this installation from an
 * unknown one; its secret is derived from the ID. So "unknown key" and "wrong signature" stay two answers, as on AWS.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { RandomBytes } from '../random.ts'
import { deriveKey } from './installation-key.ts'

const prefix = 'ASIA'
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
/** 55 random bits… */
const randomLength = 11
/** …and 25 bits of MAC. Guessing one wins nothing: the secret is still unknown. */
const macLength = 5
/** 40 characters in base64, as long as AWS's. */
const secretSizeBytes = 30

export interface AccessKeys {
  /** A new ID: `ASIA` and 16 characters of `A-Z2-7`. */
  createId(): string
  /** The secret of an ID that `createId` gave, now or in an earlier run; `undefined` for any other text. */
  findSecret(accessKeyId: string): string | undefined
}

export function createAccessKeys(installationKey: Uint8Array, random: RandomBytes): AccessKeys {
  const macKey = deriveKey(installationKey, 'access key id mac')
  const secretKey = deriveKey(installationKey, 'secret access key')

  function mac(body: string): string {
    return toBase32(createHmac('sha256', macKey).update(body).digest(), macLength)
  }

  return {
    createId() {
      const body = prefix + toBase32(random(randomLength), randomLength)
      return body + mac(body)
    },
    findSecret(accessKeyId) {
      if (!/^ASIA[A-Z2-7]{16}$/.test(accessKeyId)) return undefined
      const body = accessKeyId.slice(0, -macLength)
      const given = Buffer.from(accessKeyId.slice(-macLength))
      if (!timingSafeEqual(given, Buffer.from(mac(body)))) return undefined
      return createHmac('sha256', secretKey)
        .update(accessKeyId)
        .digest()
        .subarray(0, secretSizeBytes)
        .toString('base64')
    },
  }
}

/** One character for the low five bits of each byte. */
function toBase32(bytes: Uint8Array, length: number): string {
  return Array.from(bytes.subarray(0, length), (byte) => alphabet.charAt(byte & 31)).join('')
}
