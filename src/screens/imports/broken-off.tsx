import { useEffect, useState } from 'react'
import type { Underway } from '#io/shelf/database.ts'
import { forgetUnderway, listUnderway } from '#io/shelf/shelf.ts'
import { isHeld } from '#io/shelf/tabs.ts'
import { Notice } from '#ui/notice.tsx'
import { dateTimeText } from './date-text.ts'

/** Imports that were under way when the page last fell over or was closed. */
export function BrokenOff() {
  const [broken, setBroken] = useState<readonly Underway[]>([])
  useEffect(() => {
    let gone = false
    const look = async () => {
      const all = await listUnderway()
      const held = await Promise.all(all.map(({ id }) => isHeld(id)))
      if (!gone) setBroken(all.filter((_, at) => !held[at]))
    }
    look().catch(() => {}) // Without a shelf nothing can have been under way.
    return () => {
      gone = true
    }
  }, [])
  return broken.map(({ id, files, started }) => (
    <Notice
      key={id}
      action={{
        label: 'Dismiss',
        onClick: () => {
          setBroken((before) => before.filter((one) => one.id !== id))
          void forgetUnderway(id).catch(() => {})
        },
      }}
    >
      {`The import of ${files.join(', ')} was broken off on ${dateTimeText(started)}. Nothing was changed: choose the file again.`}
    </Notice>
  ))
}
