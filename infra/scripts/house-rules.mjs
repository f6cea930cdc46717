// House rules that no plugin of ESLint has.
import { basename } from 'node:path'

/**
 * What `@typescript-eslint/no-restricted-imports` says of import statements, said of `import()`, with the same patterns. What is
 * imported has to stand there as a text: a name that is made up at run time could be anything, and no other rule reads it.
 * Vite's `import.meta.glob` imports as well, so it stays in the file's own folder.
 */
const restrictedDynamicImports = {
  meta: {
    type: 'problem',
    schema: [
      {
        type: 'object',
        properties: {
          patterns: {
            type: 'array',
            items: {
              type: 'object',
              properties: { regex: { type: 'string' }, message: { type: 'string' } },
            },
          },
        },
      },
    ],
  },
  create(context) {
    const patterns = context.options[0]?.patterns ?? []
    return {
      ImportExpression(node) {
        const source = node.source.type === 'Literal' ? node.source.value : undefined
        if (typeof source !== 'string') {
          context.report({
            node,
            message: 'import() takes a plain text, so that it can be checked.',
          })
          return
        }
        const broken = patterns.find(({ regex }) => new RegExp(regex, 'u').test(source))
        if (broken !== undefined) context.report({ node, message: broken.message })
      },
      'CallExpression[callee.type="MemberExpression"][callee.object.type="MetaProperty"][callee.property.name=/^glob/]'(
        node,
      ) {
        const [first, options] = node.arguments
        const names = options?.properties?.map(({ key }) => key?.name ?? key?.value) ?? []
        const isReadable =
          !options ||
          (options.type === 'ObjectExpression' &&
            names.every((name) => name !== undefined && name !== 'base'))
        const globs = first?.type === 'ArrayExpression' ? first.elements : [first]
        const isWithin = (glob) => glob?.type === 'Literal' && /^!?\.\/(?!.*\.\.)/.test(glob.value)
        if (isReadable && globs.every(isWithin)) return
        context.report({
          node,
          message: 'import.meta.glob takes texts that begin with ./ only, and no base.',
        })
      },
    }
  },
}

const kebabCaseFile = {
  meta: { type: 'suggestion', schema: [] },
  create: (context) => ({
    Program(node) {
      const name = basename(context.filename)
      if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)+$/.test(name)) {
        context.report({ node, message: `File names are kebab-case, and ${name} is not.` })
      }
    },
  }),
}

/** As a plugin of ESLint. */
export const house = {
  rules: {
    'kebab-case-file': kebabCaseFile,
    'restricted-dynamic-imports': restrictedDynamicImports,
  },
}
