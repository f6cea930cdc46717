import { ServiceError, UnsupportedError } from '../../errors.ts'
import type { SignedOperation } from '../../http/operation.ts'

/** A stack as CloudFormation describes it. */
export interface StackDescription {
  readonly stackId: string
  readonly stackName: string
  readonly description: string | undefined
  readonly createdAt: Date
  readonly outputs: readonly {
    readonly key: string
    readonly value: string
    readonly description?: string | undefined
  }[]
}

export interface DescribeStacksNeeds {
  readonly region: string
  readonly account: string
  readonly stack: () => StackDescription
}

interface DescribeStacksInput {
  readonly stackName: string | undefined
  readonly unknownField: string | undefined
}

/**
 * Describes the one stack there is, by name, by ID, or as the only one of all.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html
 */
export function describeStacks(needs: DescribeStacksNeeds): SignedOperation<DescribeStacksInput> {
  const { region, account } = needs
  return {
    name: 'DescribeStacks',
    read(body) {
      const fields = body as Readonly<Record<string, string>>
      const unknownField = Object.keys(fields).find(
        (name) => !['Action', 'Version', 'StackName'].includes(name),
      )
      return { stackName: fields['StackName'], unknownField }
    },
    authorize: ({ stackName }) => [
      {
        action: 'cloudformation:DescribeStacks',
        resource: stackArn(stackName, needs.stack(), `arn:aws:cloudformation:${region}:${account}`),
        context: {},
      },
    ],
    run({ stackName, unknownField }) {
      if (unknownField !== undefined)
        throw new UnsupportedError(`${unknownField} of CloudFormation DescribeStacks`)
      const stack = needs.stack()
      if (stackName !== undefined && stackName !== stack.stackName && stackName !== stack.stackId)
        throw new ServiceError('ValidationError', `Stack with id ${stackName} does not exist`, {
          status: 400,
        })
      return Promise.resolve({
        Stacks: [
          {
            StackId: stack.stackId,
            StackName: stack.stackName,
            Description: stack.description,
            CreationTime: stack.createdAt,
            StackStatus: 'CREATE_COMPLETE',
            DisableRollback: false,
            Outputs: stack.outputs.map(({ key, value, description }) => ({
              OutputKey: key,
              OutputValue: value,
              Description: description,
            })),
          },
        ],
      })
    },
  }
}

/** Without a name every stack is asked for; an unknown name is asked about as it would be called. */
function stackArn(stackName: string | undefined, stack: StackDescription, prefix: string): string {
  if (stackName === undefined) return `${prefix}:stack/*/*`
  if (stackName === stack.stackName) return stack.stackId
  return stackName.startsWith('arn:') ? stackName : `${prefix}:stack/${stackName}/*`
}
