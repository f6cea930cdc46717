/**
 * Loads a CloudFormation template for the stand-in. The stand-in acts on all of a template or refuses it: an unknown
 * section, type, property or intrinsic is an error with its place, never ignored.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { UserError } from '../errors.ts'
import { planStack } from './provision/plan-stack.ts'
import { readSections } from './read-sections.ts'
import { readYaml } from './read-yaml.ts'
import type { Template } from './template.ts'
import { TemplateProblems } from './template-problems.ts'

/** CloudFormation takes no larger template, not even from S3. */
const maxSizeBytes = 1_048_576

/**
 * Reads and checks a template file.
 *
 * @throws TemplateError (a UserError) listing every problem with its place. UserError when the file cannot be read.
 */
export function loadTemplate(file: string): Template {
  return loadTemplateVersion(file).template
}

export interface TemplateVersion {
  readonly template: Template
  /** The file's text. */
  readonly source: string
  /** SHA-256 of the file, in hex: tells one version of a template from another. */
  readonly digest: string
}

/** As `loadTemplate`. */
export function loadTemplateVersion(file: string): TemplateVersion {
  const source = readTemplateFile(file)
  const digest = createHash('sha256').update(source).digest('hex')
  return { template: parseTemplate(source, file), source, digest }
}

function readTemplateFile(file: string): string {
  let source: Buffer
  try {
    source = readFileSync(file)
  } catch (cause) {
    throw new UserError(`The template ${file} cannot be read.`, {
      resolution: 'Name a CloudFormation template with --template FILE.',
      cause,
    })
  }
  if (source.length > maxSizeBytes) {
    throw new UserError(`The template ${file} is larger than 1 MB.`, {
      resolution: 'CloudFormation takes at most 1 MB; make it smaller.',
    })
  }
  return source.toString('utf8')
}

/**
 * Reads and checks a template's text.
 *
 * @param file Only for messages.
 * @throws TemplateError listing every problem with its place.
 */
export function parseTemplate(source: string, file: string): Template {
  const problems = new TemplateProblems()
  const template = readSections(readYaml(source, problems.report), file, problems.report)
  // A rehearsal with made-up names: it finds what is wrong inside properties before anything is provisioned.
  if (template !== undefined) planStack(template, rehearsal(), problems.report)
  problems.throwIfAny(file)
  if (template === undefined) throw new Error('A template without sections went unreported.')
  return template
}

function rehearsal() {
  let count = 0
  return {
    stackName: 'rehearsal',
    region: 'us-west-2',
    account: '123456789012',
    recall: () => undefined,
    random: (sizeBytes: number) =>
      Uint8Array.from({ length: sizeBytes }, () => (count += 101) % 256),
  }
}
