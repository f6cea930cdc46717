/**
 * What AWS asks in us-west-2 (CloudFront: in North America), in US dollars, written down on `asOf` and not read from a live price
 * list. The addresses say where to look; what was compared with what is said of each. Prices change, and an account may have others;
 * nothing but the README and what `npm run deploy` says at its end depends on them.
 */
export const prices = {
  asOf: '2026-11-22',
  region: 'us-west-2',
  /**
   * Requests: as quoted by others since AWS halved them in November 2024. Storage and recovery: not compared with anything.
   * Recovery is billed by the size of the table, however many days it reaches back.
   *
   * @see https://aws.amazon.com/dynamodb/pricing/on-demand/
   * @see https://airbyte.com/data-engineering-resources/dynamodb-pricing
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html
   */
  dynamoDb: {
    perMillionWriteUnits: 0.625,
    perMillionReadUnits: 0.125,
    perGbMonth: 0.25,
    /** In each Region of an account, for good. */
    freeGbMonths: 25,
    recoveryPerGbMonth: 0.2,
  },
  /** Not compared with anything: the page draws its figures only in a browser. @see https://aws.amazon.com/s3/pricing/ */
  s3: { perGbMonth: 0.023, perThousandPuts: 0.005, perThousandGets: 0.0004 },
  /**
   * Pay as you go, with what is free each month for good. Data out and what is free: as on AWS's page. Requests and function
   * calls: as quoted by others.
   *
   * @see https://aws.amazon.com/cloudfront/pricing/
   * @see https://cur.vantage.sh/aws/amazoncloudfront/
   */
  cloudFront: {
    perGbOut: 0.085,
    freeGbOut: 1024,
    perTenThousandRequests: 0.01,
    freeRequests: 10_000_000,
    perMillionFunctionCalls: 0.1,
    freeFunctionCalls: 2_000_000,
  },
  /**
   * Identity pools (Cognito bills user pools, and its list of what is billed has no identity pools), STS, and budgets that only
   * send e-mail.
   *
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/tracking-cost.html
   */
  free: 0,
} as const
