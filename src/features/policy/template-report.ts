/**
 * What a local `config.json` says of the template as it was saved last. Its side of it is
 * `infra/local/template-report.ts`; what is not of this form is passed over, since it decides nothing.
 */

export interface TemplateReport {
  /** Whether it counts. Where it does not, the one before it goes on to. */
  readonly isUsed: boolean
  readonly remarks: readonly TemplateRemark[]
}

export interface TemplateRemark {
  /** `line 42, Resources.GuestRole.Properties.Policies[0]`; empty where there is no one place. */
  readonly place: string
  /** One sentence, or two. */
  readonly words: string
}

/** @returns `undefined` where there is nothing to say. */
export function readTemplateReport(value: unknown): TemplateReport | undefined {
  if (!isFields(value) || !Array.isArray(value['remarks'])) return undefined
  const remarks = value['remarks'].filter(isFields).map(readRemark)
  return remarks.length === 0 ? undefined : { isUsed: value['isUsed'] === true, remarks }
}

function readRemark({ line, path, message, resolution }: Fields): TemplateRemark {
  const isText = (text: unknown) => typeof text === 'string' && text !== ''
  return {
    place: [typeof line === 'number' ? `line ${String(line)}` : undefined, path]
      .filter(isText)
      .join(', '),
    words: [message, resolution].filter(isText).join(' '),
  }
}

type Fields = Readonly<Record<string, unknown>>

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null
}
