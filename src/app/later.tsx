import { useQuery } from '@tanstack/react-query'
import { type ComponentType, useEffect, useState } from 'react'
import { encodeView } from '#core/view/codec.ts'
import { OpenPicture } from '#sharing/open-picture.tsx'
import { catalogueQuery } from '#state/queries.ts'
import { useGo, useView } from '#state/view-context.ts'

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

/** The way to a report, where the deployment names officers who take them. */
function WatchLink() {
  const view = useView()
  const go = useGo()
  if (!useQuery(catalogueQuery).data?.watch) return null
  return (
    <a
      className="button bare"
      href={`?${encodeView({ ...view, screen: 'watch', story: null })}`}
      aria-current={view.screen === 'watch' ? 'page' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        go({ screen: 'watch', story: null })
      }}
    >
      Report a concern
    </a>
  )
}

/** Parts of every screen that load after the first picture: the button that opens files, the way to a report, and the offline keeper. */
export function Later() {
  const Keeping = useKeeping()
  return (
    <>
      <OpenPicture />
      <WatchLink />
      {Keeping ? <Keeping /> : null}
    </>
  )
}
