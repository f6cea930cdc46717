/** The colours of space: the same in the light and the dark theme. */
export const palette = {
  space: '#05060b',
  star: '#c9cdda',
  ink: '#eceae4',
  muted: '#969baa',
  meteorFill: '#1b1e2b',
  meteorEdge: '#8f95ab',
  coin: '#ffc53d',
  flame: '#ff6169',
  gain: '#3ddc97',
} as const
