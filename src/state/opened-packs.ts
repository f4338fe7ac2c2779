import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { packEntry, type Unpacked } from '#core/imports/pack-entry.ts'
import { isPackPath } from '#core/imports/pack-path.ts'
import { readCatalogue } from '#io/files.ts'
import { holdOpened, openedFile } from '#io/opened-files.ts'
import { watchReader } from './held-store.ts'
import { type createPackStore, type OpenPack, packs } from './pack-store.ts'
import { catalogueQuery } from './queries.ts'

/** Counts openings, which makes every path unique. */
let openings = 0

/**
 * Keeps the catalogue in step with the open packs: their indicators are in every menu as if the site shipped them. A lock removes them, and every
 * cell read from them.
 * @returns ends it
 */
export function followPacks(client: QueryClient, { store }: Pick<ReturnType<typeof createPackStore>, 'store'> = packs) {
  const unpacked = new WeakMap<OpenPack['pack'], Unpacked>()
  const unpackedOf = (pack: OpenPack['pack']): Unpacked => {
    const known = unpacked.get(pack) ?? packEntry(pack, String(++openings))
    unpacked.set(pack, known)
    return known
  }
  let latest = 0
  const follow = async (open: readonly OpenPack[]) => {
    const mine = ++latest
    holdOpened(open.map(({ pack }) => unpackedOf(pack)))
    try {
      const catalogue = await readCatalogue()
      if (mine === latest) client.setQueryData(catalogueQuery.queryKey, catalogue)
    } finally {
      const isGone = (path: unknown) => typeof path === 'string' && isPackPath(path) && openedFile(path) === undefined
      client.removeQueries({ predicate: ({ queryKey: [kind, path] }) => kind === 'dataset' && isGone(path) })
    }
  }
  return store.subscribe(({ open }, before) => {
    if (open !== before.open) void follow(open)
  })
}

/** Runs `followPacks` for the whole app: packs stay open from screen to screen. */
export function usePacksFollowed(): void {
  const client = useQueryClient()
  useEffect(() => followPacks(client), [client])
  useEffect(() => watchReader(window, packs), [])
}
