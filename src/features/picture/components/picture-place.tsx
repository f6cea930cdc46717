/** Beside the scores: the player's picture, or the way to one. It has its place from the start, so that nothing moves. */
import { Suspense } from 'react'
import { useStackConfig } from '../../../aws/aws-context.tsx'
import { usePicture } from '../api/use-picture.ts'
import { Link } from '../../../ui/link.tsx'
import { PictureImage } from './picture-image.tsx'
import './picture-place.css'

export interface PicturePlaceProps {
  /** Whether the scores are on the screen: the picture is asked for after them. */
  readonly isNext: boolean
}

export function PicturePlace(props: PicturePlaceProps) {
  return (
    <span className="picture-place">
      <Suspense>
        <PictureLink {...props} />
      </Suspense>
    </span>
  )
}

function PictureLink({ isNext }: PicturePlaceProps) {
  const { filesBucket } = useStackConfig()
  const { data: picture, isError } = usePicture(isNext && filesBucket !== undefined)
  if (picture)
    return (
      <Link href="/session" className="picture-place-link picture-place-filled">
        <PictureImage picture={picture} alt="Your picture" />
      </Link>
    )
  if (picture === undefined && !isError) return null
  return (
    <Link href="/session/picture" className="picture-place-link">
      Draw your picture
    </Link>
  )
}
