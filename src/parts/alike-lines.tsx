import { useQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import type { Indicator } from '#core/domain/indicator.ts'
import { type LikeNamedGroup, likeNamedGroups } from '#core/finder/alike.ts'
import { chooseIndicator } from '#core/plate/choose-indicator.ts'
import { lazyPart } from '#state/lazy-part.ts'
import { catalogueQuery, libraryQuery } from '#state/queries.ts'
import { useGo, useView } from '#state/view-context.ts'
import { Dialog } from '#ui/dialog.tsx'

const SideBySide = lazyPart('Measures that sound alike', async () => (await import('./side-by-side.tsx')).SideBySide)

/** For each group of measures that sound like one: whether they may be compared, and the way to what each counts. */
export function AlikeLines({ indicator }: { readonly indicator: Indicator }) {
  const go = useGo()
  const view = useView()
  const [open, setOpen] = useState<LikeNamedGroup | null>(null)
  const { data: catalogue } = useQuery(catalogueQuery)
  const path = catalogue?.library.path ?? ''
  const { data: library } = useQuery({ ...libraryQuery(path), enabled: path !== '' })
  if (!catalogue || !library) return null
  return (
    <>
      {likeNamedGroups(library.likeNamed, indicator.id).map((alike) => (
        <p key={alike.name}>
          {`${alike.name}: may they be compared? `}
          <strong>{alike.compare}</strong>{' '}
          <button type="button" className="link" onClick={() => setOpen(alike)}>
            {`All ${alike.indicators.length} side by side`}
          </button>
        </p>
      ))}
      {open ? (
        <Dialog title={`${open.name}, side by side`} wide onClose={() => setOpen(null)}>
          <Suspense>
            <SideBySide
              alike={open}
              catalogue={catalogue}
              onShow={({ id }) => {
                setOpen(null)
                go(chooseIndicator(view, catalogue, id))
              }}
            />
          </Suspense>
        </Dialog>
      ) : null}
    </>
  )
}
