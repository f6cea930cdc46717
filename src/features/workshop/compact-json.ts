/** JSON with as few lines as its width allows: what fits into a line stays in one. */

/** @param width In characters. Texts are never broken, so a line may be longer. */
export function compactJson(value: unknown, width = 64): string {
  return write(value, width, '', '')
}

/** @param label What stands before the value in its line. */
function write(value: unknown, width: number, indent: string, label: string): string {
  const line = JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ')
  if (typeof value !== 'object' || value === null || (indent + label + line).length <= width)
    return line
  const deeper = `${indent}  `
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  const parts = Object.entries(value).map(([key, part]) => {
    const itsLabel = Array.isArray(value) ? '' : `${JSON.stringify(key)}: `
    return deeper + itsLabel + write(part, width, deeper, itsLabel)
  })
  return `${open}\n${parts.join(',\n')}\n${indent}${close}`
}
