/** Makes the PNG that is saved, in the browser: from a drawing, or from whatever image the browser can read. */
import { pictureSize } from '../../domain/picture.ts'
import { drawingSize, placeOf, type Drawing } from './drawing.ts'
import { colourAt } from './palette.ts'

/** Larger files are refused before they are read: a browser needs many times as much memory to decode one. */
export const maxFileBytes = 10_000_000

/** Why a file cannot become a picture. */
export class UnusableFile extends Error {
  override readonly name = 'UnusableFile'
  readonly kind: 'too-big' | 'no-image'

  constructor(kind: UnusableFile['kind'], details: { cause?: unknown } = {}) {
    super(`The file is unusable: ${kind}`, details)
    this.kind = kind
  }
}

export async function pngOfDrawing(drawing: Drawing): Promise<Blob> {
  const side = pictureSize / drawingSize
  return pngOf((context) => {
    for (const [cell, colour] of drawing.entries()) {
      if (colour === 0) continue
      const [row, column] = placeOf(cell)
      context.fillStyle = colourAt(colour).value
      context.fillRect(column * side, row * side, side, side)
    }
  })
}

/**
 * The middle of the image, as large a square as there is.
 *
 * @throws UnusableFile
 */
export async function pngOfFile(file: File): Promise<Blob> {
  if (file.size > maxFileBytes) throw new UnusableFile('too-big')
  const image = await createImageBitmap(file).catch((cause: unknown) => {
    throw new UnusableFile('no-image', { cause })
  })
  const side = Math.min(image.width, image.height)
  const [left, top] = [(image.width - side) / 2, (image.height - side) / 2]
  try {
    return await pngOf((context) => {
      context.imageSmoothingQuality = 'high'
      context.drawImage(image, left, top, side, side, 0, 0, pictureSize, pictureSize)
    })
  } finally {
    image.close()
  }
}

async function pngOf(draw: (context: CanvasRenderingContext2D) => void): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = pictureSize
  canvas.height = pictureSize
  const context = canvas.getContext('2d')
  if (!context) throw new Error('The browser has no canvas to draw on.')
  draw(context)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob)
      else reject(new Error('The browser could not make a PNG.'))
    }, 'image/png')
  })
}
