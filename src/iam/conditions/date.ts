/**
 * Date operators. A date is written in the W3C's form of ISO 8601 (`2026`, `2026-11`, `2026-11-22`, `2026-11-22T08:30Z`,
 * `2026-11-22T08:30:00.5+01:00`) or as seconds since 1970. Four digits are a year.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date
 * @see https://www.w3.org/TR/NOTE-datetime
 */
import { fixedValue, type ConditionOperator, type OperatorFamily } from './operator.ts'

const equals = dateOperator((request, policy) => request === policy)

export const dateOperators: OperatorFamily = {
  DateEquals: equals,
  DateNotEquals: { ...equals, negated: true },
  DateLessThan: dateOperator((request, policy) => request < policy),
  DateLessThanEquals: dateOperator((request, policy) => request <= policy),
  DateGreaterThan: dateOperator((request, policy) => request > policy),
  DateGreaterThanEquals: dateOperator((request, policy) => request >= policy),
}

function dateOperator(holds: (request: number, policy: number) => boolean): ConditionOperator {
  return {
    negated: false,
    read: (text) => {
      const policy = milliseconds(text)
      if (policy === undefined) return { problem: `"${text}" is not a date` }
      return fixedValue(text, (requestValue) => {
        const request = milliseconds(requestValue)
        return request !== undefined && holds(request, policy)
      })
    },
    accepts: (requestValue) => milliseconds(requestValue) !== undefined,
  }
}

const date =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d))?)?)?$/

/** Milliseconds since 1970; `undefined` for a text that is no date or names a day that no calendar has. */
function milliseconds(text: string): number | undefined {
  if (/^\d{5,12}$|^\d{1,3}$/.test(text)) return Number(text) * 1000
  const match = date.exec(text)
  if (!match) return undefined
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00'] = match
  const [fraction = '', zone = 'Z'] = match.slice(7)
  const local = `${year ?? ''}-${month}-${day}T${hour}:${minute}:${second}.000Z`
  const time = Date.parse(local)
  // Date.parse takes 31 February for March, and 24:00 for the next day.
  if (Number.isNaN(time) || new Date(time).toISOString() !== local) return undefined
  const offset = zoneMinutes(zone)
  return offset === undefined ? undefined : time + Number(`0.${fraction}0`) * 1000 - offset * 60_000
}

function zoneMinutes(zone: string): number | undefined {
  if (zone === 'Z') return 0
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(4, 6))
  if (hours > 23 || minutes > 59) return undefined
  return (hours * 60 + minutes) * (zone.startsWith('-') ? -1 : 1)
}
