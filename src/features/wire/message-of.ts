/** The sentence that AWS sends with an error, read from the body of its answer: DynamoDB and Cognito send JSON, S3 and STS XML. */

/** @returns `undefined` where the body has none. */
export function messageOf(body: string): string | undefined {
  return body.startsWith('<') ? ofXml(body) : ofJson(body)
}

/** `message` or, as older services spell it, `Message`. */
function ofJson(body: string): string | undefined {
  try {
    const { message, Message } = JSON.parse(body) as Readonly<Record<string, unknown>>
    return [message, Message].find((one) => typeof one === 'string')
  } catch {
    return undefined
  }
}

function ofXml(body: string): string | undefined {
  const message = /<Message>([^<]*)<\/Message>/.exec(body)?.[1]
  return message?.replaceAll(/&(quot|apos|lt|gt|amp);/g, (_, name: string) => entities[name] ?? '')
}

const entities: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  amp: '&',
}
