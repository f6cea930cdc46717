/** The policies that stand in infra/game-scores.yaml, with example values for what its references give. For tests in Node. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { PolicyDocument } from '../iam/policy-document.ts'
import { testIdentityPoolId } from './builders.ts'

const tableArn = 'arn:aws:dynamodb:us-west-2:123456789012:table/GameScores'

/** What the policies name, apart from ARNs. */
export const templateNames = { filesBucket: 'leading-key-playerfiles-1a2b3c4d5e6f' } as const

const filesArn = `arn:aws:s3:::${templateNames.filesBucket}`

export interface TemplatePolicies {
  readonly ownScores: PolicyDocument
  readonly ownFiles: PolicyDocument
  readonly guestTrust: PolicyDocument
  readonly playerTrust: PolicyDocument
}

export function readTemplatePolicies(): TemplatePolicies {
  const yaml = readFileSync(join(import.meta.dirname, '../../infra/game-scores.yaml'), 'utf8')
  const references: Record<string, string> = {
    'GameScores.Arn': tableArn,
    'PlayerFiles.Arn': filesArn,
    IdentityPool: testIdentityPoolId,
  }
  const customTags = [
    ...['!Ref', '!GetAtt'].map((tag) => ({
      tag,
      resolve: (name: string) => references[name] ?? name,
    })),
    {
      tag: '!Sub',
      resolve: (text: string) =>
        text.replaceAll(/\$\{(!?)([^}]*)\}/g, (_, isKept: string, name: string) =>
          isKept === '!' ? `\${${name}}` : (references[name] ?? name),
        ),
    },
  ]
  // The conditions of the template have no bearing on its policies: their tags are left as they are.
  const { Resources } = parse(yaml, { customTags, logLevel: 'error' }) as {
    Resources: Record<
      'OwnScoresPolicy' | 'OwnFilesPolicy' | 'GuestRole' | 'PlayerRole',
      { Properties: { PolicyDocument: PolicyDocument; AssumeRolePolicyDocument: PolicyDocument } }
    >
  }
  return {
    ownScores: Resources.OwnScoresPolicy.Properties.PolicyDocument,
    ownFiles: Resources.OwnFilesPolicy.Properties.PolicyDocument,
    guestTrust: Resources.GuestRole.Properties.AssumeRolePolicyDocument,
    playerTrust: Resources.PlayerRole.Properties.AssumeRolePolicyDocument,
  }
}
