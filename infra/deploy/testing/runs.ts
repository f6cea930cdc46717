/** Deploys to the fake account and destroys there, as the commands do, and looks at what is there afterwards. */
import { join } from 'node:path'
import { parseStackConfig } from '../../../src/config/stack-config.ts'
import type { Aws } from '../aws.ts'
import { deploy, type DeployOptions } from '../deploy.ts'
import { destroy } from '../destroy.ts'
import { appFolder } from './app-folder.ts'
import type { FakeAccount } from './fake-account.ts'
import { createRecordingTerminal, type RecordingTerminal } from './recording-terminal.ts'

export const template = join(import.meta.dirname, '../../game-scores.yaml')

export interface Run {
  readonly options?: Partial<DeployOptions>
  readonly terminal?: RecordingTerminal
  readonly aws?: Aws
  readonly distDir?: string
  readonly templateFile?: string
}

let aFolder: Promise<string> | undefined

/** Nobody is asked and nobody looks on, unless `run` says otherwise. */
export async function runDeploy(account: FakeAccount, run: Run = {}) {
  const terminal = run.terminal ?? createRecordingTerminal()
  const deployed = await deploy(
    { stack: 'leading-key', yes: true, privatePolicies: false, ...run.options },
    {
      aws: run.aws ?? account.connect(),
      terminal,
      template: run.templateFile ?? template,
      build: () =>
        run.distDir === undefined ? (aFolder ??= appFolder()) : Promise.resolve(run.distDir),
      now: () => new Date(),
    },
  )
  return { ...deployed, terminal }
}

export async function runDestroy(account: FakeAccount, aws = account.connect()) {
  const terminal = createRecordingTerminal()
  await destroy({ stack: 'leading-key', yes: true }, { aws, terminal })
  return terminal
}

/** What is in the app's bucket. */
export function appBucket({ buckets }: FakeAccount) {
  const [name] = [...buckets.keys()].filter((key) => key.includes('appbucket'))
  const objects = buckets.get(name ?? '')
  if (objects === undefined) throw new Error('There is no bucket for the app.')
  return objects
}

export function configIn(account: FakeAccount) {
  const { body = new Uint8Array() } = appBucket(account).get('config.json') ?? {}
  return parseStackConfig(JSON.parse(Buffer.from(body).toString('utf8')))
}
