/**
 * Reads a CloudFormation file into template nodes: YAML (of which JSON is a part), the short forms of intrinsics written
 * out, every oddity that CloudFormation refuses reported.
 */
import type { Document, ParsedNode, Scalar } from 'yaml'
import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { MapEntry, Place, TemplateNode } from './template-node.ts'
import type { Report } from './template-problems.ts'
import { readScalar } from './read-scalar.ts'

/** Short form to long form. CloudFormation has more; these are what the stand-in works out. */
const shortForms: Readonly<Record<string, string>> = {
  '!Ref': 'Ref',
  '!GetAtt': 'Fn::GetAtt',
  '!Sub': 'Fn::Sub',
  '!Join': 'Fn::Join',
  '!If': 'Fn::If',
  '!Condition': 'Condition',
  '!Equals': 'Fn::Equals',
  '!Not': 'Fn::Not',
  '!And': 'Fn::And',
  '!Or': 'Fn::Or',
}

const plainYaml =
  'Write plain YAML: maps, lists, text, numbers, booleans, and the intrinsics that the stand-in works out.'

/** The root of the document; `unknown` where the file is not YAML at all. */
export function readYaml(source: string, report: Report): TemplateNode {
  const lines = new LineCounter()
  // The failsafe schema leaves every scalar as text: readScalar says what CloudFormation makes of it.
  const document = parseDocument(source, {
    schema: 'failsafe',
    uniqueKeys: false,
    resolveKnownTags: false,
    prettyErrors: false,
    lineCounter: lines,
  })
  const placeOf = (offset: number, path: string): Place => {
    const { line, col } = lines.linePos(offset)
    return { line, column: col, path }
  }
  // Only the first: what follows is mostly its echo.
  const [problem] = yamlProblems(document)
  if (problem !== undefined) {
    report(
      placeOf(problem.pos[0], ''),
      `This is not valid YAML: ${problem.message.replace(/\.?$/, '.')}`,
      plainYaml,
    )
  }
  const start = placeOf(0, '')
  if (problem !== undefined) return { kind: 'unknown', place: start }
  if (document.contents === null) {
    report(start, 'The template is empty.', 'Give it at least a Resources section.')
    return { kind: 'unknown', place: start }
  }
  return new YamlReader(placeOf, report).read(document.contents, '', 0)
}

/** An unresolved tag is only a warning to the YAML reader, and ours to judge. */
function yamlProblems(document: Document.Parsed) {
  return [
    ...document.errors,
    ...document.warnings.filter(({ code }) => code !== 'TAG_RESOLVE_FAILED'),
  ]
}

class YamlReader {
  readonly #placeOf: (offset: number, path: string) => Place
  readonly #report: Report

  constructor(placeOf: (offset: number, path: string) => Place, report: Report) {
    this.#placeOf = placeOf
    this.#report = report
  }

  /** @param offset Where the node's key is, for a node that has no text of its own. */
  read(node: ParsedNode | null, path: string, offset: number): TemplateNode {
    const place = this.#placeOf(node === null ? offset : node.range[0], path)
    const refuse = (message: string, resolution: string): TemplateNode => {
      this.#report(place, message, resolution)
      return { kind: 'unknown', place }
    }
    if (node === null) return refuse('There is no value here.', plainYaml)
    if (isAlias(node)) {
      return refuse(
        `CloudFormation takes no YAML aliases such as *${node.source}.`,
        'Write the value out.',
      )
    }
    if (node.anchor !== undefined) {
      return refuse(
        `CloudFormation takes no YAML anchors such as &${node.anchor}.`,
        'Leave it out.',
      )
    }
    const { tag } = node
    if (tag === undefined) return this.#readUntagged(node, path)
    const longForm = Object.hasOwn(shortForms, tag) ? shortForms[tag] : undefined
    if (longForm === undefined) {
      return refuse(
        `The stand-in does not know ${tag.replace(/^tag:yaml\.org,2002:/, '!!')}.`,
        `The short forms that it works out are ${Object.keys(shortForms).join(', ')}.`,
      )
    }
    return {
      kind: 'map',
      place,
      entries: [{ key: longForm, place, value: this.#readUntagged(node, path) }],
    }
  }

  #readUntagged(node: ParsedNode, path: string): TemplateNode {
    const place = this.#placeOf(node.range[0], path)
    if (isScalar(node)) return this.#readScalar(node, place)
    if (isSeq(node)) {
      const items = node.items.map((item, index) => {
        const below = `${path}[${String(index)}]`
        if (!isPair(item)) return this.read(item, below, node.range[0])
        this.#report(place, 'This is no list of values.', plainYaml)
        return { kind: 'unknown', place } as const
      })
      return { kind: 'list', place, items }
    }
    if (isMap(node)) {
      const entries: MapEntry[] = []
      for (const pair of node.items) {
        const entry = this.#readEntry(pair.key, pair.value, path, node.range[0])
        if (entry === undefined) continue
        if (entries.some(({ key }) => key === entry.key)) {
          this.#report(
            entry.place,
            `The key '${entry.key}' is here twice.`,
            'Keep one of them; CloudFormation would silently use only one.',
          )
          continue
        }
        entries.push(entry)
      }
      return { kind: 'map', place, entries }
    }
    this.#report(place, 'The stand-in cannot read this.', plainYaml)
    return { kind: 'unknown', place }
  }

  #readScalar(node: Scalar.Parsed, place: Place): TemplateNode {
    const source = String(node.value)
    const reading = readScalar(source, node.type !== 'PLAIN')
    if (reading.kind === 'value') return { kind: 'scalar', place, value: reading.value, source }
    this.#report(place, reading.message, reading.resolution)
    return { kind: 'unknown', place }
  }

  #readEntry(
    keyNode: ParsedNode | null,
    valueNode: ParsedNode | null,
    path: string,
    offset: number,
  ): MapEntry | undefined {
    const key = keyNode === null ? undefined : this.#keyOf(keyNode)
    if (keyNode === null || key === undefined) {
      this.#report(
        this.#placeOf(keyNode === null ? offset : keyNode.range[0], path),
        'A key must be text.',
        "Quote it: 'Null', 'true', '1'. YAML has no other way to tell it from a value, and merge keys (<<) are refused by CloudFormation.",
      )
      return undefined
    }
    const below = path === '' ? key : `${path}.${key}`
    const keyOffset = keyNode.range[0]
    return {
      key,
      place: this.#placeOf(keyOffset, below),
      value: this.read(valueNode, below, keyOffset),
    }
  }

  #keyOf(node: ParsedNode): string | undefined {
    if (!isScalar(node) || node.tag !== undefined || node.anchor !== undefined) return undefined
    const source = String(node.value)
    const reading = readScalar(source, node.type !== 'PLAIN')
    const isText = reading.kind === 'value' && typeof reading.value === 'string'
    return isText && source !== '<<' ? source : undefined
  }
}
