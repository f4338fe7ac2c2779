import './offline.css'
import { useState } from 'react'
import { useStore } from 'zustand'
import { busyStore } from '#state/busy-store.ts'
import { offlineStore, takeUpdate } from '#state/offline-store.ts'
import { Notice } from '#ui/notice.tsx'

/** Offers a new version of the atlas, and keeps quiet while the page does what a reload would break off. */
export function UpdateOffer() {
  const { update } = useStore(offlineStore)
  const isBusy = useStore(busyStore).length > 0
  const [later, setLater] = useState<typeof update>('none')
  if (update === 'none' || update === later || isBusy) return null
  const isWaiting = update === 'waits'
  return (
    <div className="notices update-offer">
      <Notice action={{ label: 'Later', onClick: () => setLater(update) }}>
        {isWaiting
          ? 'A new version of the atlas is ready. '
          : 'A new version of the atlas was taken in another window. This one goes on with the version before. '}
        <button
          type="button"
          className="button"
          onClick={() => (isWaiting ? void takeUpdate() : window.location.reload())}
        >
          {isWaiting ? 'Reload with it' : 'Reload'}
        </button>
      </Notice>
    </div>
  )
}
