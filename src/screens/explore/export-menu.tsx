import { memo, useMemo, useState } from 'react'
import { faultText } from '#core/domain/fault-text.ts'
import type { Theme } from '#figures/theme.ts'
import { copyText } from '#io/clipboard.ts'
import { ExportButton } from '#sharing/export-button.tsx'
import type { LoadedPlate } from '#state/use-plate.ts'

/** The way to everything that can be taken away, and the link at once. */
export const ExportMenu = memo(function ExportMenu({
  shown,
  theme,
}: {
  readonly shown: LoadedPlate
  readonly theme: Theme
}) {
  const [said, setSaid] = useState('')
  const copy = async () => {
    setSaid('')
    try {
      const { leavingLink } = await import('#io/leaving-link.ts')
      await copyText(leavingLink(window.location, shown.plate, shown.resolved.main.dims))
      setSaid('Link copied')
    } catch (fault) {
      setSaid(faultText(fault))
    }
  }
  const subject = useMemo(() => ({ kind: 'plate' as const, shown, comparison: null }), [shown])
  const look = theme.id === 'dark' ? 'dark' : 'light'
  return (
    <>
      <ExportButton label="Export" subject={subject} look={look} />
      <button type="button" className="button" onClick={() => void copy()}>
        Copy link
      </button>
      <output className="said">{said}</output>
    </>
  )
})
