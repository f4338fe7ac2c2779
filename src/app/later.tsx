import { type ComponentType, useEffect, useState } from 'react'
import { OpenPicture } from '#sharing/open-picture.tsx'

/** Milliseconds after which the first map is drawn and the page is idle. */
const rest = 1500

/** Loads the offline keeper once the page is idle. If it fails to load, nothing changes, and the next visit retries. */
function useKeeping(): ComponentType | null {
  const [Keeping, setKeeping] = useState<ComponentType | null>(null)
  useEffect(() => {
    if (!import.meta.env.PROD) return
    const load = async () => {
      const { OfflineKeeper: Part } = await import('./keeping.tsx')
      setKeeping(() => Part)
    }
    const timer = setTimeout(() => load().catch(() => undefined), rest)
    return () => clearTimeout(timer)
  }, [])
  return Keeping
}

/** Parts of every screen that load after the first picture: the button that opens files, and the offline keeper. */
export function Later() {
  const Keeping = useKeeping()
  return (
    <>
      <OpenPicture />
      {Keeping ? <Keeping /> : null}
    </>
  )
}
