/** Everything that is wrong with a template, collected so that one look shows all of it. */
import { UserError } from '../errors.ts'
import type { Place } from './template-node.ts'

export interface TemplateProblem {
  readonly place: Place
  /** A sentence: `AWS::IAM::Role has no property 'Foo' here.` */
  readonly message: string
  /** What is accepted instead, as a sentence. */
  readonly resolution: string
}

/** Notes a problem; the reader goes on to find the others. */
export type Report = (place: Place, message: string, resolution: string) => void

/** A template that is refused. `message` lists every problem; `resolution` is that of the first. */
export class TemplateError extends UserError {
  readonly file: string
  /** In the order of the file; at least one. */
  readonly problems: readonly TemplateProblem[]

  constructor(file: string, problems: readonly [TemplateProblem, ...TemplateProblem[]]) {
    super(messageFor(file, problems), { resolution: problems[0].resolution })
    this.file = file
    this.problems = problems
  }
}

export class TemplateProblems {
  readonly #problems: TemplateProblem[] = []

  get count(): number {
    return this.#problems.length
  }

  readonly report: Report = (place, message, resolution) => {
    this.#problems.push({ place, message, resolution })
  }

  /** @throws TemplateError when anything was reported. */
  throwIfAny(file: string): void {
    const [first, ...others] = this.#problems.toSorted(
      (one, other) => one.place.line - other.place.line || one.place.column - other.place.column,
    )
    if (first !== undefined) throw new TemplateError(file, [first, ...others])
  }
}

function messageFor(
  file: string,
  [first, ...others]: readonly [TemplateProblem, ...TemplateProblem[]],
) {
  const line = ({ place, message }: TemplateProblem) => {
    const at = `${file}:${String(place.line)}:${String(place.column)}`
    return place.path === '' ? `${at}: ${message}` : `${at} ${place.path}: ${message}`
  }
  if (others.length === 0) return line(first)
  const more = others.map((problem) => `  ${line(problem)}\n    ${problem.resolution}`)
  const count = others.length === 1 ? 'one more problem' : `${String(others.length)} more problems`
  return `${line(first)}\nThere ${others.length === 1 ? 'is' : 'are'} ${count}:\n${more.join('\n')}`
}
