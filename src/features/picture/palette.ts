/**
 * The colours to draw with. They go into a file, so they are the same in both themes, unlike the app's tokens, whose values they
 * are: ink and paper, coin, the rival's violet, and hues of the faces.
 */
export interface Colour {
  readonly name: string
  /** `#rrggbb`; `none` for the eraser. */
  readonly value: string
}

/** A cell of a drawing is an index into this. The first one is what an untouched cell is. */
export const palette: readonly Colour[] = [
  { name: 'nothing', value: 'none' },
  { name: 'ink', value: '#17171f' },
  { name: 'slate', value: '#5a6272' },
  { name: 'mist', value: '#b4bccb' },
  { name: 'paper', value: '#fffdf8' },
  { name: 'brown', value: '#855600' },
  { name: 'coin', value: '#ffc53d' },
  { name: 'orange', value: '#ff8f66' },
  { name: 'red', value: '#bd1c2b' },
  { name: 'pink', value: '#ff7fae' },
  { name: 'violet', value: '#6a4bd8' },
  { name: 'lilac', value: '#a48bff' },
  { name: 'blue', value: '#0872b9' },
  { name: 'sky', value: '#63b8ff' },
  { name: 'green', value: '#1a7f45' },
  { name: 'mint', value: '#3ddc97' },
]

/** What one begins to draw with: you are coin. */
export const firstColour = 6

export function colourAt(index: number): Colour {
  const colour = palette[index] ?? palette[0]
  if (!colour) throw new Error('The palette is empty.')
  return colour
}
