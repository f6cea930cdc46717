/**
 * `npm run deploy`: the stack, then the app into its bucket. Each step looks at what is there first, so that the whole can be
 * stopped anywhere and run again.
 */
import { CreateInvalidationCommand } from '@aws-sdk/client-cloudfront'
import { readFile } from 'node:fs/promises'
import { UserError } from '../local/errors.ts'
import { parseTemplate } from '../local/template/load-template.ts'
import { appUrl, outputOf } from './app-url.ts'
import { appFile, inOrder, readAppFiles } from './app-files.ts'
import { explainFailure } from './aws-failure.ts'
import type { Aws } from './aws.ts'
import { changeStack } from './change-stack.ts'
import { idleCost } from './cost.ts'
import { deployedConfig } from './deployed-config.ts'
import { Interrupted } from './interrupted.ts'
import { signIn, type SignedIn } from './sign-in.ts'
import { listResources } from './stack-resources.ts'
import { destroyCommand } from './stack-status.ts'
import type { Terminal } from './terminal.ts'
import { uploadApp, type Uploaded } from './upload.ts'

export interface DeployOptions {
  readonly stack: string
  /** Whether nobody is to be asked. */
  readonly yes: boolean
  /** `undefined`, here and below: as it is, or as the template has it. */
  readonly retain?: boolean | undefined
  readonly budgetEmail?: string | undefined
  readonly tableName?: string | undefined
  readonly privatePolicies: boolean
}

export interface DeployNeeds {
  readonly aws: Aws
  readonly terminal: Terminal
  /** Path of the template. */
  readonly template: string
  /** Gives the folder of the built app. */
  readonly build: () => Promise<string>
  readonly now: () => Date
}

export interface Deployed {
  readonly url: string
}

/**
 * Deploys.
 *
 * @throws UserError for all that somebody can do something about, `Interrupted` among them.
 */
export async function deploy(
  options: DeployOptions,
  { aws, terminal, template: templateFile, build, now }: DeployNeeds,
): Promise<Deployed> {
  let doing = 'asking AWS who you are'
  try {
    const me = await signIn(aws)
    sayWho(terminal, aws, me)

    doing = 'building the app'
    const text = await readFile(templateFile, 'utf8')
    const template = parseTemplate(text, templateFile)
    const distDir = await build()
    const appFiles = await readAppFiles(distDir)
    aws.call.abortSignal.throwIfAborted()

    doing = `changing the stack ${options.stack}; AWS goes on with what it has begun`
    const stack = await changeStack(aws, terminal, {
      ...options,
      template: { text, parameters: new Set(template.parameters.keys()) },
      now: now(),
    })

    doing = 'uploading the app'
    const config = deployedConfig({
      template,
      stackName: options.stack,
      stack,
      resources: await listResources(aws, stack),
      region: aws.region,
      account: me.account,
      endpoint: aws.endpoint,
      privatePolicies: options.privatePolicies,
    })
    const configFile = appFile('config.json', Buffer.from(`${JSON.stringify(config, null, 2)}\n`))
    const bucket = outputOf(stack, 'AppBucketName')
    const files = inOrder([...appFiles.filter(({ key }) => key !== 'config.json'), configFile])
    const uploaded = await uploadApp(aws, bucket, files, terminal)
    sayUploaded(terminal, uploaded)

    doing = 'telling CloudFront that the app has changed'
    await invalidate(aws, outputOf(stack, 'DistributionId'), now())

    const url = appUrl(stack, aws.endpoint)
    terminal.line()
    terminal.line(`Leading Key is at ${url}`)
    terminal.line(idleCost(uploaded.sizeBytes))
    terminal.line(`To remove it: ${destroyCommand(options.stack, aws)}`)
    return { url }
  } catch (error) {
    terminal.status(undefined)
    if (aws.call.abortSignal.aborted) throw new Interrupted(doing, error)
    throw explainFailure(error, aws)
  }
}

export function sayWho(terminal: Terminal, aws: Aws, { account, arn }: SignedIn): void {
  terminal.line(`Account ${account}, Region ${aws.region}, as ${arn}`)
  if (aws.endpoint !== undefined) terminal.line(`At ${aws.endpoint}, not at AWS.`)
  if (aws.usesExampleKeys) {
    terminal.line('No keys are set, so these are the stand-in’s own, out of AWS’s documentation.')
  }
}

function sayUploaded(terminal: Terminal, { uploaded, unchanged, kept, removed }: Uploaded): void {
  const parts = [
    `${uploaded} uploaded`,
    `${unchanged} unchanged`,
    ...(kept === 0 ? [] : [`${kept} of the last release kept`]),
    ...(removed === 0 ? [] : [`${removed} of an older one removed`]),
  ]
  terminal.line(`Files of the app: ${parts.join(', ')}.`)
}

/**
 * Says it each time, since a run before may have been stopped just short of it. Hashed files never change under their name.
 *
 * @throws UserError where there are too many invalidations under way.
 */
async function invalidate(aws: Aws, distributionId: string, now: Date): Promise<void> {
  const paths = ['/', '/index.html', '/config.json']
  try {
    await aws.cloudFront.send(
      new CreateInvalidationCommand({
        DistributionId: distributionId,
        InvalidationBatch: {
          CallerReference: `leading-key-${now.toISOString()}`,
          Paths: { Quantity: paths.length, Items: paths },
        },
      }),
      aws.call,
    )
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'TooManyInvalidationsInProgress') throw error
    throw new UserError('CloudFront has too many invalidations under way.', {
      resolution: 'Wait a few minutes, and run the command again: the app itself is uploaded.',
      cause: error,
    })
  }
}
