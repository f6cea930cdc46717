/**
 * What AWS asks in us-west-2 (CloudFront: in North America), in US dollars: written down on `asOf` from published figures, not
 * from a live price list. The addresses say where to look. Prices change, and an account may have others; nothing but the README
 * and what `npm run deploy` says at its end depends on them.
 */
export const prices = {
  asOf: '2026-11-22',
  region: 'us-west-2',
  /** @see https://aws.amazon.com/dynamodb/pricing/on-demand/ */
  dynamoDb: {
    perMillionWriteUnits: 0.625,
    perMillionReadUnits: 0.125,
    perGbMonth: 0.25,
    /** In each Region of an account, for good. */
    freeGbMonths: 25,
    recoveryPerGbMonth: 0.2,
  },
  /** @see https://aws.amazon.com/s3/pricing/ */
  s3: { perGbMonth: 0.023, perThousandPuts: 0.005, perThousandGets: 0.0004 },
  /** Pay as you go, with what is free each month for good. @see https://aws.amazon.com/cloudfront/pricing/ */
  cloudFront: {
    perGbOut: 0.085,
    freeGbOut: 1024,
    perTenThousandRequests: 0.01,
    freeRequests: 10_000_000,
    perMillionFunctionCalls: 0.1,
    freeFunctionCalls: 2_000_000,
  },
  /** Identity pools, STS and budgets that only send e-mail cost nothing. @see https://aws.amazon.com/cognito/pricing/ */
  free: 0,
} as const
