/**
 * The hash functions that Signature Version 4 needs, passed in so that the same code runs on Node and in a browser. Text
 * is hashed as UTF-8; `Hex` means 64 lower-case hexadecimal digits.
 */
export interface Hashes {
  sha256Hex(data: string | Uint8Array): string
  hmacSha256(key: Uint8Array | string, data: string): Uint8Array
  hmacSha256Hex(key: Uint8Array, data: string): string
}
