/** What outlives the stack where it was deployed with --retain, and how to be rid of that. */
import type { Aws } from './aws.ts'
import type { DeployedStack } from './find-stack.ts'
import type { StackResource } from './stack-resources.ts'

export type Fate = 'deleted' | 'kept'

/** As the template's deletion policies have it: these hang on the parameter `Retain`. A test compares them. */
const keptWhereRetained: ReadonlySet<string> = new Set(['GameScores', 'PlayerFiles'])

export function fateOf({ logicalId }: StackResource, stack: DeployedStack): Fate {
  const retains = stack.parameters.get('Retain') === 'true'
  return retains && keptWhereRetained.has(logicalId) ? 'kept' : 'deleted'
}

/** What to say when the stack is gone. Nothing where nothing was kept. */
export function keptLines(
  kept: readonly StackResource[],
  { region, profile, endpoint }: Pick<Aws, 'region' | 'profile' | 'endpoint'>,
): readonly string[] {
  if (kept.length === 0) return []
  const options = [
    `--region ${region}`,
    ...(profile === undefined ? [] : [`--profile ${profile}`]),
    ...(endpoint === undefined ? [] : [`--endpoint-url ${endpoint}`]),
  ].join(' ')
  return [
    'It was deployed with --retain, so these are still there, and cost what lies in them:',
    ...kept.map(({ type, physicalId }) => `  ${physicalId}  ${type}`),
    'To delete them too, for good:',
    ...kept.map(({ type, physicalId }) =>
      type === 'AWS::S3::Bucket'
        ? `  aws s3 rb s3://${physicalId} --force ${options}`
        : `  aws dynamodb delete-table --table-name ${physicalId} ${options}`,
    ),
    'Until then a stack of that table name cannot be created: deploy with another --table-name.',
  ]
}
