import { useState } from 'react'
import { writePlace } from '#core/story/place.ts'
import type { Story } from '#core/story/story.ts'
import { useOwnStories } from '#state/own-stories.ts'
import { useGo } from '#state/view-context.ts'

/** Adds stories of the reader's own and opens them in the editor; `told` says what went wrong. */
export function useAdding() {
  const go = useGo()
  const own = useOwnStories()
  const [told, setTold] = useState<readonly string[]>([])
  const add = async (make: (id: string) => Story) => {
    try {
      const id = await own.add(make)
      go({ story: writePlace({ story: id, scene: null, mode: 'edit', talk: null }) })
    } catch (fault) {
      setTold([(fault as Error).message])
    }
  }
  return { ...own, told, setTold, open: add }
}
