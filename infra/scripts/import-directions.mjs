// Who may import whom, as zones for import-x/no-restricted-paths. Everything that is not named here as allowed is refused.
//
//   app -> features -> aws, ui -> config -> domain, iam, sigv4       features do not import each other
//   main -> stand-in -> http -> services, gate, template -> errors, clock…     services do not import each other
//   infra/local -> src/domain, src/iam, src/sigv4                    src never imports infra
//   infra/deploy -> src/config, src/iam, and of infra/local what knows templates, roles and errors
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** What each part of `src` may import besides itself. */
const src = {
  domain: [],
  iam: [],
  sigv4: [],
  config: ['domain', 'iam', 'sigv4'],
  aws: ['config', 'domain', 'iam', 'sigv4'],
  ui: ['config', 'domain', 'iam', 'sigv4'],
  features: ['aws', 'ui', 'config', 'domain', 'iam', 'sigv4'],
  app: ['features', 'aws', 'ui', 'config', 'domain', 'iam', 'sigv4'],
}

/** What each part of the stand-in may import besides itself and the contracts. */
const standIn = {
  state: [],
  gate: ['state'],
  template: ['state'],
  services: [
    'state',
    'http/header-reader.ts',
    'http/parse-json.ts',
    'http/path-service.ts',
    'http/query-fields.ts',
    'http/route.ts',
  ],
  http: ['services', 'gate', 'template', 'state'],
  realism: ['http', 'services', 'gate', 'live-stack.ts'],
}

/** Files that several parts agree on and that import none of them. */
const contracts = [
  'errors.ts',
  'clock.ts',
  'random.ts',
  'roles.ts',
  'gate/caller.ts',
  'http/raw-request.ts',
  'http/operation.ts',
  'http/rest.ts',
  'http/service.ts',
]

/** What a deployment shares with the stand-in: it reads the template and the built app, and makes what the app is told. */
const forDeployments = [
  'local/errors.ts',
  'local/built-app.ts',
  'local/administrators.ts',
  'local/roles.ts',
  'local/stack-config.ts',
  'local/template',
]

/**
 * Zones for all files but tests, which live beside what they test and may use more.
 *
 * @param {string} root The project's folder: features and services are read from it.
 */
export function importZones(root) {
  const features = foldersIn(join(root, 'src/features'))
  const services = foldersIn(join(root, 'infra/local/services'))
  return [
    ...Object.entries(src).map(([part, allowed]) => ({
      target: `./src/${part}`,
      from: './src',
      except: [part, ...allowed].map((name) => `./${name}`),
      message: `src/${part} may import ${listed(allowed.map((name) => `src/${name}`))}.`,
    })),
    ...features.map((feature) => ({
      target: `./src/features/${feature}`,
      from: './src/features',
      except: [`./${feature}`],
      message: 'Features do not import each other: src/app puts them together.',
    })),
    ...Object.entries(standIn).map(([part, allowed]) => ({
      target: `./infra/local/${part}`,
      from: './infra/local',
      except: [part, ...allowed, ...contracts].map((name) => `./${name}`),
      message: `infra/local/${part} may import ${listed([...allowed, 'the contract files'])}.`,
    })),
    ...services.map((service) => ({
      target: `./infra/local/services/${service}`,
      from: services.filter((other) => other !== service).map((s) => `./infra/local/services/${s}`),
      message: 'Services do not import each other: their stores are passed in.',
    })),
    {
      target: contracts.map((file) => `./infra/local/${file}`),
      from: './infra/local',
      except: contracts.map((file) => `./${file}`),
      message: 'A contract file imports contract files only.',
    },
    {
      target: './infra/deploy',
      from: './infra',
      except: ['deploy', ...forDeployments].map((name) => `./${name}`),
      message: `infra/deploy may import ${listed(forDeployments.map((name) => `infra/${name}`))}.`,
    },
    {
      target: './infra/deploy',
      from: './src',
      except: ['./config', './iam'],
      message: 'infra/deploy may import src/config and src/iam only.',
    },
    {
      target: './infra/local',
      from: './infra/deploy',
      message: 'The stand-in does not know who deploys to it.',
    },
    {
      target: './infra/local/stand-in.ts',
      from: ['main.ts', 'local-target.ts', 'app-server.ts', 'dev-server.ts'].map(
        (file) => `./infra/local/${file}`,
      ),
      message: 'The stand-in knows neither the command line nor the app.',
    },
  ].filter(({ from }) => from.length > 0)
}

/** Zones that hold for tests as well. */
export const zonesForAll = [
  {
    target: './src',
    from: ['./infra', './e2e'],
    message: 'src imports nothing from infra or e2e.',
  },
  {
    target: './infra/local',
    from: './src',
    except: ['./domain', './iam', './sigv4'],
    message: 'infra/local may import src/domain, src/iam and src/sigv4 only.',
  },
  { target: './infra', from: './e2e', message: 'infra imports nothing from e2e.' },
  {
    target: './infra/local',
    from: './infra/scripts',
    message: 'The scripts start infra/local, not the other way round.',
  },
  {
    target: './e2e',
    from: './infra',
    message: 'The specs know nothing local: only BASE_URL and /config.json.',
  },
  {
    target: './e2e',
    from: './src',
    except: ['./features/break-in/catalogue.ts', './domain'],
    message: 'The specs know roles, labels and the catalogue of attempts, nothing else of src.',
  },
]

function foldersIn(path) {
  if (!existsSync(path)) return []
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
}

function listed(names) {
  return names.length === 0 ? 'nothing outside itself' : `${names.join(', ')} only`
}
