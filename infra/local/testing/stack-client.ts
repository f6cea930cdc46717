/** Makes, changes and deletes stacks as a deployment does, with the AWS SDK. */
import {
  CloudFormationClient,
  CreateChangeSetCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  type CreateChangeSetCommandInput,
  type DescribeChangeSetCommandOutput,
} from '@aws-sdk/client-cloudformation'
import { administratorCredentials } from './start-test-stand-in.ts'

export interface DeployInput {
  readonly stackName: string
  readonly template: string
  readonly parameters?: Readonly<Record<string, string>>
  readonly options?: Partial<CreateChangeSetCommandInput>
}

/** `url` names the stand-in. Refusals are told by their names and messages, at the first attempt. */
export function stackClient(url: string, credentials = administratorCredentials) {
  const client = new CloudFormationClient({
    region: 'us-west-2',
    endpoint: url,
    credentials,
    maxAttempts: 1,
  })
  let count = 0

  async function status(stackName: string): Promise<string> {
    const { Stacks: stacks } = await client.send(
      new DescribeStacksCommand({ StackName: stackName }),
    )
    return stacks?.[0]?.StackStatus ?? ''
  }

  async function settled(stackName: string): Promise<string> {
    for (;;) {
      const now = await status(stackName)
      if (!now.endsWith('_IN_PROGRESS') || now === 'REVIEW_IN_PROGRESS') return now
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }

  /** The change set when it is made, or has failed. */
  async function prepare(
    input: DeployInput,
    kind: 'CREATE' | 'UPDATE',
  ): Promise<DescribeChangeSetCommandOutput> {
    const { stackName, template, parameters = {}, options = {} } = input
    const { Id: ChangeSetName } = await client.send(
      new CreateChangeSetCommand({
        StackName: stackName,
        ChangeSetName: `change-${String((count += 1))}`,
        ChangeSetType: kind,
        TemplateBody: template,
        Capabilities: ['CAPABILITY_IAM'],
        Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
          ParameterKey,
          ParameterValue,
        })),
        ...options,
      }),
    )
    for (;;) {
      const changeSet = await client.send(new DescribeChangeSetCommand({ ChangeSetName }))
      if (changeSet.Status !== 'CREATE_IN_PROGRESS') return changeSet
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }

  async function begin(input: DeployInput, kind: 'CREATE' | 'UPDATE'): Promise<string> {
    const { ChangeSetId, StackId = '' } = await prepare(input, kind)
    await client.send(new ExecuteChangeSetCommand({ ChangeSetName: ChangeSetId }))
    return StackId
  }

  return {
    client,
    status,
    settled,
    prepare,
    begin,
    /** The status in which it ends. */
    create: async (input: DeployInput) => settled(await begin(input, 'CREATE')),
    update: async (input: DeployInput) => settled(await begin(input, 'UPDATE')),
    async remove(stackName: string): Promise<string> {
      const { Stacks: stacks } = await client.send(
        new DescribeStacksCommand({ StackName: stackName }),
      )
      await client.send(new DeleteStackCommand({ StackName: stackName }))
      return settled(stacks?.[0]?.StackId ?? '')
    },
    async outputs(stackName: string): Promise<Readonly<Record<string, string>>> {
      const { Stacks: stacks } = await client.send(
        new DescribeStacksCommand({ StackName: stackName }),
      )
      const outputs = stacks?.[0]?.Outputs ?? []
      return Object.fromEntries(
        outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
      )
    },
    /** `GameScores CREATE_COMPLETE`, the oldest first; reasons after a colon. */
    async events(stackName: string): Promise<readonly string[]> {
      const { StackEvents: events = [] } = await client.send(
        new DescribeStackEventsCommand({ StackName: stackName }),
      )
      return events
        .toReversed()
        .map(
          ({ LogicalResourceId, ResourceStatus, ResourceStatusReason }) =>
            `${LogicalResourceId ?? ''} ${ResourceStatus ?? ''}${ResourceStatusReason === undefined ? '' : `: ${ResourceStatusReason}`}`,
        )
    },
  }
}

export type StackClient = ReturnType<typeof stackClient>

/** A small game: a table, a pool of guests, and a policy that keeps them apart. */
export function gameTemplate({ extra = '', action = 'dynamodb:PutItem' } = {}): string {
  return `
Parameters:
  TableName: {Type: String, Default: Scores}
  Policy: {Type: String, Default: Delete}
Resources:
  Scores:
    Type: AWS::DynamoDB::Table
    Properties:
      TableName: !Ref TableName
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{AttributeName: UserId, AttributeType: S}]
      KeySchema: [{AttributeName: UserId, KeyType: HASH}]
  Pool:
    Type: AWS::Cognito::IdentityPool
    Properties: {AllowUnauthenticatedIdentities: true}
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: {Federated: cognito-identity.amazonaws.com}
            Action: sts:AssumeRoleWithWebIdentity
            Condition:
              StringEquals: {'cognito-identity.amazonaws.com:aud': !Ref Pool}
              ForAnyValue:StringLike: {'cognito-identity.amazonaws.com:amr': unauthenticated}
      Policies:
        - PolicyName: OwnScores
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action: ['${action}', 'dynamodb:GetItem']
                Resource: !GetAtt Scores.Arn
                Condition:
                  ForAllValues:StringEquals:
                    dynamodb:LeadingKeys: ['$\{cognito-identity.amazonaws.com:sub}']
  Attachment:
    Type: AWS::Cognito::IdentityPoolRoleAttachment
    Properties: {IdentityPoolId: !Ref Pool, Roles: {unauthenticated: !GetAtt Role.Arn}}
${extra}
Outputs:
  PoolId: {Value: !Ref Pool}
  TableName: {Value: !Ref Scores}
  RoleName: {Value: !Ref Role}
`
}
