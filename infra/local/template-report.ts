/** What the app is told of the template as it was saved last, where there is something to say: why it does not count, or what is odd in it. */
import type { OddPart } from './odd-policies.ts'
import { UserError } from './errors.ts'
import { TemplateError } from './template/template-problems.ts'

/** In `/config.json`, which `src/features/policy/template-report.ts` reads. */
export interface TemplateReport {
  /** Whether it counts. Where it does not, the one before it goes on to. */
  readonly isUsed: boolean
  /** In the order of the file. */
  readonly remarks: readonly TemplateRemark[]
}

export interface TemplateRemark {
  readonly line?: number
  /** `Resources.GuestRole.Properties.Policies[0]` */
  readonly path?: string
  /** A sentence. */
  readonly message: string
  /** What is accepted instead, as a sentence. */
  readonly resolution?: string
}

/** @param reason What reading or provisioning it threw. */
export function refusedReport(reason: unknown): TemplateReport {
  return { isUsed: false, remarks: remarksOf(reason) }
}

export const goneReport: TemplateReport = {
  isUsed: false,
  remarks: [{ message: 'The file is gone.', resolution: 'Put it back, and it is read again.' }],
}

/** @returns `undefined` where nothing is odd. */
export function usedReport(oddParts: readonly OddPart[]): TemplateReport | undefined {
  if (oddParts.length === 0) return undefined
  const remarks = oddParts.map(({ place: { line, path }, message }) => ({ line, path, message }))
  return { isUsed: true, remarks }
}

function remarksOf(reason: unknown): TemplateRemark[] {
  if (reason instanceof TemplateError)
    return reason.problems.map(({ place: { line, path }, message, resolution }) => ({
      line,
      ...(path !== '' && { path }),
      message,
      resolution,
    }))
  if (reason instanceof UserError)
    return [{ message: reason.message, resolution: reason.resolution }]
  return [{ message: reason instanceof Error ? reason.message : String(reason) }]
}
