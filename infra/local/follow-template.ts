/** Keeps the stack at what the template says: every save is provisioned at once, or refused with its reason. */
import { UserError } from './errors.ts'
import type { LiveStack } from './live-stack.ts'
import { goneReport, refusedReport, type TemplateReport } from './template-report.ts'
import { TemplateError, type TemplateProblem } from './template/template-problems.ts'
import { watchTemplate, type TemplateWatch, type WatchTiming } from './template/watch-template.ts'

export interface FollowTemplateOptions {
  /** Path of the template. */
  readonly file: string
  /** The version that is provisioned already, as `templateVersion` told it. */
  readonly known: string
  readonly stack: Pick<LiveStack, 'replace' | 'warnings'>
  /** Takes one block of text for each thing to say. */
  readonly log: (block: string) => void
  /** Told why the template as saved does not count, and `undefined` when one counts again. */
  readonly onRefusal: (report: TemplateReport | undefined) => void
  readonly timing?: Partial<WatchTiming>
}

export function followTemplate(options: FollowTemplateOptions): TemplateWatch {
  const { file, known, stack, log, onRefusal, timing = {} } = options
  return watchTemplate({
    file,
    known,
    timing,
    async onSaved() {
      try {
        await stack.replace()
      } catch (error) {
        return { refused: error }
      }
      onRefusal(undefined)
      log(
        [
          `${file} was saved, and counts from now on. All data are kept.`,
          ...stack.warnings().map(indented),
        ].join('\n'),
      )
      return 'used'
    },
    onRefused(reason) {
      onRefusal(refusedReport(reason))
      log(`${file} was saved, but cannot be used.\n${explain(reason)}\n${kept}`)
    },
    onGone() {
      onRefusal(goneReport)
      log(`The template ${file} is gone.\nPut it back, and it is read again.\n${kept}`)
    },
  })
}

const kept = 'Until then the template that counted before goes on to count, and all data are kept.'

function indented(line: string): string {
  return `  ${line}`
}

/** A bug comes with its stack. */
function explain(reason: unknown): string {
  if (reason instanceof TemplateError) return reason.problems.map(lineOf(reason.file)).join('\n')
  if (reason instanceof UserError) return `${reason.message}\n${reason.resolution}`
  return reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)
}

function lineOf(file: string) {
  return ({ place, message, resolution }: TemplateProblem) =>
    `  ${file}:${String(place.line)}:${String(place.column)} ${place.path}: ${message}\n    ${resolution}`
}
