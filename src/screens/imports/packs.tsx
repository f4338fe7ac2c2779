import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { countingOnes } from '#core/imports/merge-catalogue.ts'
import { tableSpecOf } from '#core/imports/tables/registry.ts'
import { packSource } from '#io/shelf/pack-source.ts'
import type { ShelfList } from '#io/shelf/shelf.ts'
import { lazyPart } from '#state/lazy-part.ts'
import { catalogueQuery } from '#state/queries.ts'

const PackPanel = lazyPart('Members’ packs', async () => (await import('#parts/packs/pack-panel.tsx')).PackPanel)

/** The baseline that counts, with its version; null where there is none. */
function baselineOf(list: ShelfList | null) {
  return (list && countingOnes(list).find(({ dataset }) => tableSpecOf(dataset.table)?.guarded)) ?? null
}

/** Members' packs: those that the host offers or the reader drops are opened, and one is made of the reader's own baseline. */
export function Packs({ list, given }: { readonly list: ShelfList | null; readonly given: File | null }) {
  const catalogue = useQuery(catalogueQuery)
  const own = baselineOf(list)
  const source = useQuery({
    queryKey: ['pack-source', own?.dataset.id, own?.version.number, own?.dataset.name],
    queryFn: () => (own ? packSource(own.dataset, own.version, new Date().toISOString().slice(0, 10)) : null),
    gcTime: 0,
    structuralSharing: false,
  })
  return (
    <Suspense fallback={null}>
      <PackPanel source={own ? (source.data ?? null) : null} listed={catalogue.data?.packs ?? []} given={given} />
    </Suspense>
  )
}
