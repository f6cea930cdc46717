/** Pages of a list: `MaxItems` at a time, the rest behind a `Marker`. */
import type { Fields } from '../../http/query-fields.ts'
import { validationError, constraintViolated } from './errors.ts'

const defaultMaxItems = 100

export interface Page<T> {
  readonly items: readonly T[]
  readonly IsTruncated: boolean
  /** Only where there is more. */
  readonly Marker: string | undefined
}

/** @throws ValidationError for a MaxItems that is no number from 1 to 1000, or a Marker that no page gave. */
export function pageOf<T>(all: readonly T[], { MaxItems, Marker }: Fields): Page<T> {
  const maxItems = readMaxItems(MaxItems)
  const start = Marker === undefined ? 0 : readMarker(Marker, all.length)
  const end = start + maxItems
  const isTruncated = end < all.length
  return {
    items: all.slice(start, end),
    IsTruncated: isTruncated,
    Marker: isTruncated ? Buffer.from(`from ${String(end)}`).toString('base64url') : undefined,
  }
}

function readMaxItems(text: string | undefined): number {
  if (text === undefined) return defaultMaxItems
  const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN
  if (Number.isNaN(number)) throw validationError(`The value '${text}' of MaxItems is no number.`)
  if (number < 1) {
    throw constraintViolated('maxItems', text, 'Member must have value greater than or equal to 1')
  }
  if (number > 1000) {
    throw constraintViolated('maxItems', text, 'Member must have value less than or equal to 1000')
  }
  return number
}

function readMarker(marker: string, length: number): number {
  const [, start] = /^from (\d{1,9})$/.exec(Buffer.from(marker, 'base64url').toString()) ?? []
  if (start === undefined || Number(start) >= length) {
    throw validationError('Invalid Marker.')
  }
  return Number(start)
}
