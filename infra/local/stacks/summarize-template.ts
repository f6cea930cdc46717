/** What a template says of itself before anything is made of it. */
import { ServiceError, UserError } from '../errors.ts'
import type { TemplateSummary } from '../services/cloudformation/stacks.ts'
import type { Template } from '../template/template.ts'
import { TemplateError } from '../template/template-problems.ts'
import { parseBody } from './plan-source.ts'

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateChangeSet.html (Capabilities) */
const iamTypes: ReadonlySet<string> = new Set([
  'AWS::IAM::AccessKey',
  'AWS::IAM::Group',
  'AWS::IAM::InstanceProfile',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::IAM::User',
  'AWS::IAM::UserToGroupAddition',
])

export function summarizeTemplate(templateBody: string): TemplateSummary {
  const template = inServiceWords(() => parseBody(templateBody))
  const types = template.resources.map(({ type }) => type)
  const inNeed = [...new Set(types.filter((type) => iamTypes.has(type)))].sort()
  return {
    description: template.description,
    parameters: [...template.parameters].map(([key, parameter]) => ({
      key,
      type: parameter.type,
      defaultValue: parameter.default,
      description: parameter.description,
      allowedValues: parameter.allowedValues ?? [],
    })),
    capabilities: requiredCapabilities(template),
    capabilitiesReason:
      inNeed.length === 0
        ? undefined
        : `The following resource(s) require capabilities: [${inNeed.join(', ')}]`,
    resourceTypes: [...new Set(types)],
    transforms: template.hasLanguageExtensions ? ['AWS::LanguageExtensions'] : [],
  }
}

/** @throws ServiceError InsufficientCapabilitiesException */
export function requireCapabilities(templateBody: string, given: readonly string[]): void {
  const required = requiredCapabilities(parseBody(templateBody))
  const missing = required.filter(
    (capability) => !given.includes(capability) && !given.includes('CAPABILITY_NAMED_IAM'),
  )
  if (missing.length === 0) return
  throw new ServiceError(
    'InsufficientCapabilitiesException',
    `Requires capabilities : [${missing.join(', ')}]`,
    { status: 400 },
  )
}

function requiredCapabilities({ resources }: Template): readonly string[] {
  const inNeed = resources.filter(({ type }) => iamTypes.has(type))
  if (inNeed.length === 0) return []
  const isNamed = inNeed.some(
    ({ type, properties }) =>
      type === 'AWS::IAM::Role' && properties.entries.some(({ key }) => key === 'RoleName'),
  )
  return [isNamed ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM']
}

/** A template or a parameter that is refused is the caller's mistake here. */
export function inServiceWords<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const { message } = error
    throw validationError(
      error instanceof TemplateError ? `Template format error: ${message}` : message,
      error,
    )
  }
}

export function validationError(message: string, cause?: unknown): ServiceError {
  return new ServiceError('ValidationError', message, { status: 400, cause })
}
