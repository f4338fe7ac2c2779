import type { QueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { followsWords, type ReleaseFinding } from '#core/imports/release-check.ts'
import { followingTold } from '#state/imports/following.ts'

/** What follows from a version and all that has left together. Worked out in a worker, which may take as long as the import did. */
export function Following({ told, queries }: { readonly told: ReleaseFinding; readonly queries: QueryClient }) {
  const [said, setSaid] = useState('Working out what follows from all figures together…')
  useEffect(() => {
    let isGone = false
    const say = (words: string) => {
      if (!isGone) setSaid(words)
    }
    followingTold(queries, told).then(
      (exposed) => say(followsWords(exposed)),
      () => say('What follows from all figures together could not be worked out.'),
    )
    return () => {
      isGone = true
    }
  }, [told, queries])
  return <output className="said">{said}</output>
}
