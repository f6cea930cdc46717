/** Calls IAM as any caller would: signed by aws4fetch, a form in, XML out. */
import { AwsClient } from 'aws4fetch'

export interface IamAnswer {
  readonly status: number
  readonly xml: string
  /** The text of the first element of that name, entities replaced. */
  readonly text: (element: string) => string | undefined
  /** The error's code and message; `undefined` for a success. */
  readonly refusal: readonly [code: string, message: string] | undefined
}

export interface IamKeys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

export type CallIam = (
  action: string,
  parameters?: Readonly<Record<string, string>>,
) => Promise<IamAnswer>

/** @param region What the signature's scope names. */
export function iamClient(url: string, keys: IamKeys, region = 'us-east-1'): CallIam {
  const client = new AwsClient({ ...keys, service: 'iam', region, retries: 0 })
  return async (action, parameters = {}) => {
    const response = await client.fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      body: new URLSearchParams({
        Action: action,
        Version: '2010-05-08',
        ...parameters,
      }).toString(),
    })
    const xml = await response.text()
    const text = (element: string) => {
      const [, content] = new RegExp(`<${element}>([^<]*)</${element}>`).exec(xml) ?? []
      return content?.replace(/&#(\d+);/g, (_match, code: string) =>
        String.fromCharCode(Number(code)),
      )
    }
    const refusal = response.ok ? undefined : ([text('Code') ?? '', text('Message') ?? ''] as const)
    return { status: response.status, xml, text, refusal }
  }
}

/** A list as the query protocol writes it: `ActionNames.member.1`. */
export function members(list: string, values: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    values.map((value, index) => [`${list}.member.${String(index + 1)}`, value]),
  )
}
