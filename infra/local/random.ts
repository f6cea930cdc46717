/** A source of random bytes, passed in so that tests repeat. */
export type RandomBytes = (sizeBytes: number) => Uint8Array
