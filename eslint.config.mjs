import js from '@eslint/js'
import { createNodeResolver, importX } from 'eslint-plugin-import-x'
import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig } from 'eslint/config'
import globals from 'globals'
import tseslint from 'typescript-eslint'
import { house } from './infra/scripts/house-rules.mjs'
import { importZones, zonesForAll } from './infra/scripts/import-directions.mjs'

const root = import.meta.dirname
const typescript = ['**/*.ts', '**/*.tsx']
const tests = ['**/*.test.{ts,tsx,mjs}', 'src/testing/**', 'infra/local/testing/**']

const sdk = {
  regex: '^@(aws-sdk|smithy|aws-crypto)/',
  message: 'Only src/aws speaks to AWS; the rest depends on src/aws/contract.ts.',
}

/** Packages that must not be imported, by a statement or by `import()`. */
function without(...patterns) {
  return {
    '@typescript-eslint/no-restricted-imports': ['error', { patterns }],
    'house/restricted-dynamic-imports': [
      'error',
      { patterns: patterns.map(({ regex, message }) => ({ regex, message })) },
    ],
  }
}

export default defineConfig(
  {
    ignores: [
      'dist',
      '.leading-key',
      'node_modules',
      'coverage',
      'test-results',
      'playwright-report',
      // Wrong on purpose: the test beside them lints them.
      'infra/scripts/lint-fixtures',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  { plugins: { house, 'import-x': importX }, rules: { 'house/kebab-case-file': 'error' } },
  {
    files: typescript,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './tsconfig.node.json'],
        tsconfigRootDir: root,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      // Numbers read well in a template.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['**/*.{ts,tsx,mjs}'],
    settings: {
      'import-x/extensions': ['.ts', '.tsx', '.mjs', '.js'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      'import-x/resolver-next': [
        createNodeResolver({ extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] }),
      ],
    },
    rules: {
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-unresolved': ['error', { ignore: ['\\?(raw|url)$'] }],
      'import-x/no-restricted-paths': ['error', { basePath: root, zones: zonesForAll }],
    },
  },
  {
    files: ['{src,infra}/**/*.{ts,tsx,mjs}'],
    ignores: tests,
    rules: {
      'import-x/no-restricted-paths': [
        'error',
        { basePath: root, zones: [...zonesForAll, ...importZones(root)] },
      ],
      'import-x/no-default-export': 'error',
    },
  },
  {
    files: ['{src,infra}/**/*.{ts,tsx}'],
    ignores: tests,
    rules: { 'house/restricted-dynamic-imports': 'error' },
  },
  // These say what a package exports or a tool wants, be it a default.
  {
    files: ['**/*.d.ts', '**/vite.config.ts', 'infra/build/lru-cache.ts'],
    rules: { 'import-x/no-default-export': 'off' },
  },
  {
    files: typescript,
    ignores: ['src/aws/**', 'infra/build/floor/**', 'infra/deploy/**', 'e2e/clean-up.ts', ...tests],
    rules: without(sdk),
  },
  {
    // Requests and answers in the stand-in have the SDK's types.
    files: ['infra/local/**/*.ts'],
    ignores: tests,
    rules: without({ ...sdk, allowTypeImports: true }),
  },
  {
    files: ['src/{domain,iam,sigv4}/**/*.ts'],
    ignores: tests,
    rules: without({
      regex: '^[^.]',
      message: 'This folder is pure: it imports nothing outside itself.',
    }),
  },
  {
    files: ['src/{app,features,ui}/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
  },
  { files: ['**/*.mjs'], languageOptions: { globals: globals.node } },
)
