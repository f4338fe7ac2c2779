import { useEffect, useState } from 'react'
import type { Names as NamesOnMap } from './names.tsx'
import { whenIdle } from './when-idle.ts'

/** The layer of names, which the first map does not wait for. Without a network the map stays without names. */
export function useNames(): typeof NamesOnMap | null {
  const [names, setNames] = useState<typeof NamesOnMap | null>(null)
  useEffect(
    () =>
      whenIdle(() => {
        import('./names.tsx').then(
          ({ Names }) => setNames(() => Names),
          () => {},
        )
      }),
    [],
  )
  return names
}
