/**
 * Sentences in parts. A value of a request or a policy may be a guest's identity ID, which is a password, so no sentence holds one
 * as text: whoever shows a sentence sees each value by itself and can mask it, or show a face in its place. Names of actions, keys
 * and statements are parts too, since they are set in another type.
 */

export type SentencePart =
  | { readonly kind: 'text'; readonly text: string }
  /** Part of IAM's or DynamoDB's vocabulary, never secret: `dynamodb:LeadingKeys`, a Sid, `ProjectionExpression`. */
  | { readonly kind: 'name'; readonly name: string }
  /** Raw, as the request carries it or the policy says it. Mask it before showing. */
  | { readonly kind: 'value'; readonly value: string }

export type Sentence = readonly SentencePart[]

export function name(text: string): Sentence {
  return [{ kind: 'name', name: text }]
}

export function value(text: string): Sentence {
  return [{ kind: 'value', value: text }]
}

/** Builds a sentence: say`${name('dynamodb:Scan')} names no partition.` A plain string is text. */
export function say(
  texts: TemplateStringsArray,
  ...insertions: readonly (string | Sentence)[]
): Sentence {
  const parts: SentencePart[] = []
  const add = (part: SentencePart) => {
    const last = parts.at(-1)
    if (part.kind !== 'text' || last?.kind !== 'text') parts.push(part)
    else parts.splice(-1, 1, { kind: 'text', text: last.text + part.text })
  }
  for (const [index, text] of texts.entries()) {
    if (text !== '') add({ kind: 'text', text })
    const insertion = insertions[index] ?? ''
    if (typeof insertion !== 'string') insertion.forEach(add)
    else if (insertion !== '') add({ kind: 'text', text: insertion })
  }
  return parts
}

/** `a`, `a or b`, `a, b or c`. */
export function listed(items: readonly Sentence[], word: 'and' | 'or'): Sentence {
  const [last, ...before] = items.toReversed()
  if (last === undefined) return []
  const [first, ...middle] = before.toReversed()
  if (first === undefined) return last
  return say`${middle.reduce((all, item) => say`${all}, ${item}`, first)} ${word} ${last}`
}

/** @param show How a value reads: mask it unless nobody but the caller ever sees the text. */
export function plainText(sentence: Sentence, show: (value: string) => string): string {
  return sentence
    .map((part) => {
      switch (part.kind) {
        case 'text':
          return part.text
        case 'name':
          return part.name
        case 'value':
          return show(part.value)
      }
    })
    .join('')
}
