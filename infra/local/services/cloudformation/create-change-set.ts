import { UnsupportedError } from '../../errors.ts'
import type { SignedOperation } from '../../http/operation.ts'
import { readList, readStructures, type Fields } from '../../http/query-fields.ts'
import { requireField, stackOperation, validationError } from './stack-operation.ts'
import type { ChangeSetInput, CloudFormationNeeds, ParameterInput } from './stacks.ts'

/** CloudFormation takes longer ones from S3 alone. */
const maxTemplateBytes = 51_200

/**
 * Works out what a template would change, and changes nothing yet.
 *
 * unsupported: TemplateURL, RoleARN, NotificationARNs, resources to import, nested stacks.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateChangeSet.html
 */
export function createChangeSet(needs: CloudFormationNeeds): SignedOperation<Fields> {
  return stackOperation(needs, {
    name: 'CreateChangeSet',
    fields: [
      'Capabilities',
      'ChangeSetName',
      'ChangeSetType',
      'ClientToken',
      'Description',
      'Parameters',
      'StackName',
      'Tags',
      'TemplateBody',
      'UsePreviousTemplate',
    ],
    about: 'stack',
    tellsChangeSet: true,
    run(fields) {
      const { id, stackId } = needs.stacks.createChangeSet(inputOf(fields))
      return Promise.resolve({ Id: id, StackId: stackId })
    },
  })
}

function inputOf(fields: Fields): ChangeSetInput {
  const stackName = requireField('stackName', fields['StackName'])
  const changeSetName = requireField('changeSetName', fields['ChangeSetName'])
  checkName('stackName', stackName, '[a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*')
  checkName('changeSetName', changeSetName, '[a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/]*')
  const { ChangeSetType: kind = 'UPDATE', TemplateBody: templateBody } = fields
  if (kind !== 'CREATE' && kind !== 'UPDATE')
    throw new UnsupportedError(`the ChangeSetType ${kind} of CloudFormation CreateChangeSet`)
  if (templateBody !== undefined) checkTemplateBody(templateBody)
  else if (fields['UsePreviousTemplate'] !== 'true' || kind === 'CREATE')
    throw validationError('Either Template URL or Template Body must be specified.')
  const tags = readStructures(fields, 'Tags').map(
    ({ Key = '', Value = '' }) => [Key, Value] as const,
  )
  return {
    stackName,
    changeSetName,
    kind,
    templateBody,
    parameters: readStructures(fields, 'Parameters').map(parameterOf),
    capabilities: readList(fields, 'Capabilities'),
    tags: tags.length === 0 ? undefined : Object.fromEntries(tags),
    description: fields['Description'],
    clientToken: fields['ClientToken'],
  }
}

function parameterOf({ ParameterKey, ParameterValue, UsePreviousValue }: Fields): ParameterInput {
  const key = requireField('parameterKey', ParameterKey)
  if (UsePreviousValue !== 'true') return { key, value: ParameterValue ?? '' }
  if (ParameterValue !== undefined)
    throw validationError(
      `Invalid input for parameter key ${key}. Cannot specify both usePreviousValue as true and a parameter value`,
    )
  return { key, value: undefined }
}

function checkName(member: string, value: string, pattern: string): void {
  const constraint =
    value.length > 128 && !value.startsWith('arn:')
      ? 'Member must have length less than or equal to 128'
      : `Member must satisfy regular expression pattern: ${pattern}`
  if (new RegExp(`^(?:${pattern})$`).test(value) && !constraint.includes('128')) return
  throw validationError(
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${constraint}`,
  )
}

/** @throws ServiceError for one that would have to come from S3 */
export function checkTemplateBody(templateBody: string): void {
  if (templateBody === '') requireField('templateBody', templateBody)
  if (Buffer.byteLength(templateBody) <= maxTemplateBytes) return
  throw validationError(
    `1 validation error detected: Value '${templateBody}' at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to ${String(maxTemplateBytes)}`,
  )
}
