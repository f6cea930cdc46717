/**
 * Labs are MDX: each file becomes a module of React components. A lab is a text, and no linter reads it, so here it is held to
 * data: it exports its `meta` and nothing else, imports nothing, what stands in its braces is plain values, and there is no
 * HTML in it. Then it is read as the app reads it, so that what the app could not show is no module either.
 */
import { basename } from 'node:path'
import { compile, evaluate } from '@mdx-js/mdx'
import { createElement, Fragment, type ElementType, type ReactElement } from 'react'
import type { Plugin } from 'vite'
import {
  componentNames,
  LabFault,
  readLab,
  type LabModule,
} from '../../src/features/workshop/lab.ts'

/** Before React's own plugin, which then sees plain modules. */
export function mdx(): Plugin {
  return {
    name: 'leading-key:mdx',
    enforce: 'pre',
    async transform(source, id) {
      const [path = ''] = id.split('?')
      if (!path.endsWith('.mdx')) return undefined
      return { code: await compileLab(source, path), map: null }
    },
  }
}

/**
 * The module that a lab becomes.
 *
 * @throws Error that names the file, the line and what is wrong there, for each thing that is
 */
export async function compileLab(source: string, path: string): Promise<string> {
  const problems: Problem[] = []
  const holdToData = () => (tree: unknown) => {
    problems.push(...problemsIn(tree as SyntaxNode))
  }
  const file = { path, value: source }
  const module = await compile(file, { remarkPlugins: [holdToData] }).catch((error: unknown) => {
    const { line, message } = error as { readonly line?: number; readonly message: string }
    // Without a line of its own, the message has it.
    const place = line === undefined ? path : `${path}:${line}`
    throw new Error(`${place}: ${message}`, { cause: error })
  })
  if (problems.length > 0)
    throw new Error(problems.map(({ line, what }) => `${path}:${line}: ${what}`).join('\n'))
  // Evaluated only now: by here it is known to hold no code.
  await readAsTheApp(file)
  return String(module)
}

const stubs = Object.fromEntries(componentNames.map((name) => [name, () => null]))

/** @throws Error where the app would not take the lab, by the line of the element that is wrong. */
async function readAsTheApp(file: { readonly path: string; readonly value: string }) {
  const lines = new WeakMap<ReactElement, number>()
  const module: unknown = await evaluate(file, {
    Fragment,
    development: true,
    jsxDEV: (type, { ...props }, key, _isStatic, source) => {
      const element = createElement(
        type as ElementType,
        key === undefined ? props : { ...props, key },
      )
      lines.set(element, source.lineNumber ?? 1)
      return element
    },
  })
  try {
    readLab(basename(file.path, '.mdx'), module as LabModule, stubs)
  } catch (error) {
    if (!(error instanceof LabFault)) throw error
    const line = (error.at && lines.get(error.at)) ?? 1
    throw new Error(`${file.path}:${line}: The lab cannot be shown: ${error.problem}.`, {
      cause: error,
    })
  }
}

interface Problem {
  readonly line: number
  readonly what: string
}

/** Of the text (mdast) or of the code in it (ESTree). */
interface SyntaxNode {
  readonly type: string
  readonly position?: { readonly start: { readonly line: number } }
  readonly loc?: { readonly start: { readonly line: number } }
  readonly [name: string]: unknown
}

const elements = ['mdxJsxFlowElement', 'mdxJsxTextElement']
const links = ['link', 'definition', 'image']
const codeInText = ['mdxFlowExpression', 'mdxTextExpression', 'mdxJsxAttributeValueExpression']

function problemsIn(node: SyntaxNode): Problem[] {
  const problem = (at: SyntaxNode, what: string): Problem => ({
    line: at.loc?.start.line ?? at.position?.start.line ?? node.position?.start.line ?? 1,
    what,
  })
  if (node.type === 'mdxjsEsm')
    return statementsOf(node)
      .filter((statement) => !isMeta(statement))
      .map((at) => problem(at, 'A lab imports nothing, and exports `meta` alone, as plain values.'))
  if (elements.includes(node.type) && !/^[A-Z]/.test(String(node['name'])))
    return [problem(node, 'A lab holds Markdown and components, no HTML.')]
  if (elements.includes(node.type) && !isComponent(node['name']))
    return [problem(node, `A lab has no ${String(node['name'])}: its components are ${names}.`)]
  if (links.includes(node.type) && !/^(?:https:\/\/|\/|#)/.test(String(node['url'])))
    return [problem(node, 'A lab links to pages of the app, or to https.')]
  if (node.type === 'mdxJsxExpressionAttribute')
    return [problem(node, 'A lab names each attribute: none come out of braces.')]
  if (codeInText.includes(node.type))
    return statementsOf(node)
      .filter(({ expression }) => !isData(expression))
      .map((at) =>
        problem(at, 'A lab holds plain values in braces: texts, numbers, lists of them.'),
      )
  return [node['children'], node['attributes'], node['value']].flatMap((within) =>
    nodesIn(within).flatMap(problemsIn),
  )
}

const names = componentNames.join(', ')

function isComponent(name: unknown): boolean {
  return componentNames.some((one) => one === name)
}

/** `export const meta = { … }` */
function isMeta({ type, declaration }: SyntaxNode): boolean {
  if (type !== 'ExportNamedDeclaration' || !isNode(declaration)) return false
  const [declarator, ...others] = nodesIn(declaration['declarations'])
  const id = declarator?.['id']
  const isConstant = declaration['kind'] === 'const' && others.length === 0
  return isConstant && isNode(id) && id['name'] === 'meta' && isData(declarator?.['init'])
}

function isData(node: unknown): boolean {
  if (!isNode(node)) return false
  switch (node.type) {
    case 'Literal':
      return node['regex'] === undefined
    case 'ArrayExpression':
      return nodesIn(node['elements']).every(isData)
    case 'ObjectExpression':
      return nodesIn(node['properties']).every(
        ({ type, computed, value }) => type === 'Property' && computed === false && isData(value),
      )
    default:
      return false
  }
}

/** A comment in braces has none. */
function statementsOf({ data }: SyntaxNode): SyntaxNode[] {
  const { estree } = data as { readonly estree: SyntaxNode }
  return nodesIn(estree['body'])
}

function nodesIn(value: unknown): SyntaxNode[] {
  return (Array.isArray(value) ? value : [value]).filter(isNode)
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value
}
