import { useStore } from 'zustand'
import { type OfflineState, offlineStore } from '#state/offline-store.ts'

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

/** @param scenes of the stories that the page is about */
function wordsOf(kept: OfflineState['kept'], scenes: number): string | null {
  switch (kept.kind) {
    case 'unknown':
      return null
    case 'all':
      return `Everything is on this laptop: ${plural(scenes, 'scene')} with their figures, and the whole atlas. It needs no network.`
    case 'under-way':
      return `Not everything is on this laptop yet: ${kept.kept} of ${plural(kept.of, 'file')}. The rest is coming.`
    case 'broken-off':
      return 'Not everything is on this laptop. It is tried again when the page is next opened.'
    case 'none':
      return 'Nothing is kept on this laptop for when there is no network: this address or this browser does not allow it.'
  }
}

/** Whether a talk needs a network, as a fact: everything is only said to be here when each file has been found. */
export function OnThisLaptop({ scenes }: { readonly scenes: number }) {
  const words = wordsOf(useStore(offlineStore).kept, scenes)
  return (
    <p className="hint" role="status">
      {words}
    </p>
  )
}
