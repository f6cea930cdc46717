/** What to do about a reason that CloudFormation gives. It has no codes for them, so that sentences are all there is. */

const advices: readonly (readonly [RegExp, string])[] = [
  [
    /DynamoDB::Table.*already exists|Table already exists|ResourceExistenceCheck|already exists/is,
    'That name is taken in this account and Region, perhaps by what an earlier stack left. Choose another (--table-name NAME, or --stack NAME), or delete what has it.',
  ],
  [
    /not authorized|AccessDenied|access denied/i,
    'Ask for that permission, or deploy as somebody who has it.',
  ],
  [
    /limit ?exceeded|quota|too many/i,
    'The account has as many of these as it may have. Delete one, or ask for a higher quota in the Service Quotas console.',
  ],
  [
    /must be verified before you can add new CloudFront/i,
    'AWS checks new accounts first. Ask AWS Support to verify the account for CloudFront, then deploy again.',
  ],
  [
    /bucket.*not empty/i,
    'Something was put into the bucket meanwhile. Run npm run destroy again: it empties it.',
  ],
  [/e-?mail|subscriber/i, 'Look at --budget-email.'],
  [/^Parameter|parameter/, 'Give that parameter another value.'],
]

/** One sentence for one of CloudFormation's reasons. */
export function adviceFor(reason: string): string {
  const [, advice] = advices.find(([form]) => form.test(reason)) ?? []
  return advice ?? 'Mend that, and run the command again.'
}
