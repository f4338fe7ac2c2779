import { useEffect } from 'react'
import { UpdateOffer } from '#parts/offline/update-offer.tsx'
import { keepOffline } from '#state/offline-store.ts'

/** Keeps the atlas in this browser, and offers new versions of it. */
export function OfflineKeeper() {
  useEffect(keepOffline, [])
  return <UpdateOffer />
}
