import js from '@eslint/js'
import importX from 'eslint-plugin-import-x'
import reactHooks from 'eslint-plugin-react-hooks'
import globals from 'globals'
import tseslint from 'typescript-eslint'

export default tseslint.config(
  { ignores: ['dist', '.leading-key', 'node_modules', 'test-results', 'playwright-report'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  { files: ['**/*.{ts,tsx}'], plugins: { 'import-x': importX, 'react-hooks': reactHooks } },
  { files: ['**/*.mjs'], languageOptions: { globals: globals.node } },
)
