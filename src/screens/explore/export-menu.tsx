import { memo, Suspense, useMemo } from 'react'
import type { Theme } from '#figures/theme.ts'
import { ExportButton } from '#sharing/export-button.tsx'
import { lazyPart } from '#state/lazy-part.ts'
import type { LoadedPlate } from '#state/use-plate.ts'

const CopyLink = lazyPart('The link', async () => (await import('#parts/copy-link.tsx')).CopyLink)

/** The way to everything that can be taken away, and the link at once. */
export const ExportMenu = memo(function ExportMenu({
  shown,
  settled,
  theme,
}: {
  readonly shown: LoadedPlate
  readonly settled: boolean
  readonly theme: Theme
}) {
  const subject = useMemo(() => ({ kind: 'plate' as const, shown, comparison: null }), [shown])
  const look = theme.id === 'dark' ? 'dark' : 'light'
  const link = async () => {
    const { leavingLink } = await import('#io/leaving-link.ts')
    return leavingLink(window.location, shown.plate, shown.resolved.main.dims)
  }
  return (
    <>
      <ExportButton label="Export" subject={subject} look={look} />
      <Suspense
        fallback={
          <button type="button" className="button" disabled>
            Copy link
          </button>
        }
      >
        <CopyLink link={link} settled={settled} />
      </Suspense>
    </>
  )
})
