import { type ComponentType, useEffect, useState } from 'react'
import { OpenPicture } from '#sharing/open-picture.tsx'

/** Milliseconds after which the page has its map and rests. */
const rest = 1500

/** What keeps the atlas in this browser; once the page rests. Where it does not come, the page is as it was, and the next visit tries again. */
function useKeeping(): ComponentType | null {
  const [Keeping, setKeeping] = useState<ComponentType | null>(null)
  useEffect(() => {
    if (!import.meta.env.PROD) return
    const load = async () => {
      const { Keeping: Part } = await import('./keeping.tsx')
      setKeeping(() => Part)
    }
    const timer = setTimeout(() => load().catch(() => undefined), rest)
    return () => clearTimeout(timer)
  }, [])
  return Keeping
}

/** What every screen has but no first picture waits for: the button that opens files, and what keeps the atlas in this browser. */
export function Later() {
  const Keeping = useKeeping()
  return (
    <>
      <OpenPicture />
      {Keeping ? <Keeping /> : null}
    </>
  )
}
