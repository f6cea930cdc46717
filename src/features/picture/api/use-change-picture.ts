/** Changes the player's picture. Apart from reading it, which the first page does. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useAws } from '../../../aws/aws-context.tsx'
import type { Failure } from '../../../domain/failure.ts'
import { pictureOptions } from './use-picture.ts'

/** Puts a picture in place of the one that is there; `null` removes it. */
export function useChangePicture() {
  const { me, files } = useAws()
  const queryClient = useQueryClient()
  return useMutation<undefined, Failure, Blob | null>({
    mutationFn: async (png) => {
      await (png ? files.savePicture(png) : files.removePicture())
      const { identityId } = await me.open()
      queryClient.setQueryData(pictureOptions(files, identityId).queryKey, png)
    },
  })
}
