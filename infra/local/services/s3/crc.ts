/** The two CRCs of S3's checksums that Node does not have, both bit-reflected. */

/** Castagnoli, as in RFC 3720. */
export function crc32c(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crc >>> 8) ^ (castagnoli[(crc ^ byte) & 0xff] ?? 0)
  return (crc ^ 0xffffffff) >>> 0
}

/** CRC-64/NVME, as its upper and its lower 32 bits. */
export function crc64nvme(bytes: Uint8Array): readonly [high: number, low: number] {
  let high = 0xffffffff
  let low = 0xffffffff
  for (const byte of bytes) {
    const index = (low ^ byte) & 0xff
    low = ((low >>> 8) | (high << 24)) ^ (nvmeLow[index] ?? 0)
    high = (high >>> 8) ^ (nvmeHigh[index] ?? 0)
  }
  return [~high >>> 0, ~low >>> 0]
}

const castagnoli = Uint32Array.from({ length: 256 }, (_none, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1 ? 0x82f63b78 : 0) ^ (value >>> 1)
  return value
})

const nvme = Array.from({ length: 256 }, (_none, index) => {
  let value = BigInt(index)
  for (let bit = 0; bit < 8; bit += 1)
    value = (value & 1n ? 0x9a6c9329ac4bc9b5n : 0n) ^ (value >> 1n)
  return value
})
const nvmeHigh = Uint32Array.from(nvme, (value) => Number(value >> 32n))
const nvmeLow = Uint32Array.from(nvme, (value) => Number(value & 0xffffffffn))
