import { memo, Suspense } from 'react'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import type { Theme } from '#figures/theme.ts'
import { lazyPart } from '#state/lazy-part.ts'
import type { LoadedPlate } from '#state/use-plate.ts'

/** What draws lines over years comes with the first area that is selected. */
const SelectedArea = lazyPart('The figures of an area', async () => (await import('./area-panel.tsx')).SelectedArea)

/** What the selected areas look like, one after another. */
export const SelectedAreas = memo(function SelectedAreas({
  shown,
  theme,
  onDeselect,
  onZoom,
}: {
  readonly shown: LoadedPlate
  readonly theme: Theme
  readonly onDeselect: (code: string) => void
  readonly onZoom: (plate: Plate, one: PlateArea) => void
}) {
  const { plate } = shown
  const selected = plate.view.selected.flatMap((code) => plate.areas.find(({ area }) => area.code === code) ?? [])
  if (selected.length === 0)
    return <p className="hint">Select an area on the map, in the ranking or by search to see its figures here.</p>
  return (
    <div className="selected-areas">
      <h2 className="quiet">Selected areas</h2>
      <Suspense fallback={<p className="hint">Reading…</p>}>
        {selected.map((one) => (
          <SelectedArea
            key={one.area.code}
            one={one}
            shown={shown}
            theme={theme}
            onClose={() => onDeselect(one.area.code)}
            onZoom={() => onZoom(plate, one)}
          />
        ))}
      </Suspense>
    </div>
  )
})
