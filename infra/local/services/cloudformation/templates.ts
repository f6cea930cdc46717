/** ValidateTemplate, GetTemplateSummary and GetTemplate: what a template says, and its text. */
import { UnsupportedError } from '../../errors.ts'
import type { SignedOperation } from '../../http/operation.ts'
import type { Fields } from '../../http/query-fields.ts'
import { checkTemplateBody } from './create-change-set.ts'
import { requireField, requireStack, stackOperation, validationError } from './stack-operation.ts'
import type { CloudFormationNeeds, TemplateSummary } from './stacks.ts'

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ValidateTemplate.html */
export function validateTemplate(needs: CloudFormationNeeds): SignedOperation<Fields> {
  return stackOperation(needs, {
    name: 'ValidateTemplate',
    fields: ['TemplateBody'],
    about: '*',
    run({ TemplateBody }) {
      const templateBody = requireField('templateBody', TemplateBody)
      checkTemplateBody(templateBody)
      const summary = needs.stacks.summarize(templateBody)
      return Promise.resolve({
        ...commonOf(summary),
        Parameters: summary.parameters.map(({ key, defaultValue, description }) => ({
          ParameterKey: key,
          DefaultValue: defaultValue,
          NoEcho: false,
          Description: description,
        })),
      })
    },
  })
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplateSummary.html */
export function getTemplateSummary(needs: CloudFormationNeeds): SignedOperation<Fields> {
  return stackOperation(needs, {
    name: 'GetTemplateSummary',
    fields: ['StackName', 'TemplateBody'],
    about: 'stack',
    run({ StackName, TemplateBody }) {
      if (TemplateBody !== undefined) checkTemplateBody(TemplateBody)
      const templateBody =
        TemplateBody ??
        (StackName === undefined ? undefined : requireStack(needs.stacks, StackName).templateBody)
      if (templateBody === undefined)
        throw validationError(
          'One and only one of the following options can be specified: StackName, TemplateBody, TemplateURL or StackSetName',
        )
      const summary = needs.stacks.summarize(templateBody)
      return Promise.resolve({
        ...commonOf(summary),
        Parameters: summary.parameters.map(
          ({ key, type, defaultValue, description, allowedValues }) => ({
            ParameterKey: key,
            DefaultValue: defaultValue,
            ParameterType: type,
            NoEcho: false,
            Description: description,
            ParameterConstraints: { AllowedValues: allowedValues },
          }),
        ),
        ResourceTypes: summary.resourceTypes,
        Version: '2010-09-09',
      })
    },
  })
}

/**
 * The text that a stack was made from, as it was given.
 *
 * unsupported: the processed stage, ChangeSetName.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplate.html
 */
export function getTemplate(needs: CloudFormationNeeds): SignedOperation<Fields> {
  return stackOperation(needs, {
    name: 'GetTemplate',
    fields: ['StackName', 'TemplateStage'],
    about: 'stack',
    run({ StackName, TemplateStage = 'Original' }) {
      if (TemplateStage !== 'Original')
        throw new UnsupportedError(
          `the TemplateStage ${TemplateStage} of CloudFormation GetTemplate`,
        )
      const { templateBody = '' } = requireStack(needs.stacks, StackName)
      return Promise.resolve({ TemplateBody: templateBody, StagesAvailable: ['Original'] })
    },
  })
}

function commonOf({ description, capabilities, capabilitiesReason, transforms }: TemplateSummary) {
  return {
    Description: description,
    Capabilities: capabilities.length === 0 ? undefined : capabilities,
    CapabilitiesReason: capabilitiesReason,
    DeclaredTransforms: transforms.length === 0 ? undefined : transforms,
  }
}
