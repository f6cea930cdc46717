/** A request and policies to explain, for tests: each names only what it is about. */
import type { EvaluationRequest, Policies } from './decision.ts'
import { evaluate } from './evaluate.ts'
import { explain } from './explain.ts'
import { plainText, type Sentence } from './explain-sentence.ts'
import type { ExplainOptions, Explanation } from './explanation.ts'
import type { PolicyDocument, Statement } from './policy-document.ts'

export const account = '123456789012'
export const table = `arn:aws:dynamodb:us-west-2:${account}:table/GameScores`

export const request: EvaluationRequest = {
  principal: {
    type: 'role-session',
    arn: `arn:aws:sts::${account}:assumed-role/Reader/Ann`,
    roleArn: `arn:aws:iam::${account}:role/Reader`,
    account,
  },
  action: 'dynamodb:GetItem',
  resource: table,
  context: {},
}

/** Statements that allow GetItem on everything, where they do not say otherwise. */
export function policy(...statements: readonly Partial<Statement>[]): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: statements.map((statement) => ({
      Effect: 'Allow' as const,
      Action: 'dynamodb:GetItem',
      Resource: '*',
      ...statement,
    })),
  }
}

/** A role that may read, where `policies` does not say otherwise. */
export const allow = policy({ Sid: 'Read' })

export function explained(
  policies: Partial<Policies>,
  asked: Partial<EvaluationRequest> = {},
  options: ExplainOptions = {},
): Explanation {
  const whole = { ...request, ...asked }
  return explain(whole, evaluate(whole, { identity: [allow], ...policies }), options)
}

/** Values in angle brackets. */
export function text(sentence: Sentence): string {
  return plainText(sentence, (value) => `<${value}>`)
}
