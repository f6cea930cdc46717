/** A picture out of a blob, at the size of what surrounds it. */
import { useCallback } from 'react'
import './picture-image.css'

export interface PictureImageProps {
  readonly picture: Blob
  /** Empty where a name stands beside it. */
  readonly alt: string
}

export function PictureImage({ picture, alt }: PictureImageProps) {
  const show = useCallback(
    (image: HTMLImageElement | null) => {
      if (!image) return undefined
      const url = URL.createObjectURL(picture)
      image.src = url
      return () => {
        URL.revokeObjectURL(url)
      }
    },
    [picture],
  )
  return <img ref={show} className="picture-image" alt={alt} draggable={false} />
}
