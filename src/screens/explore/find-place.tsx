import { memo, useCallback } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import { PlaceSearch } from '#parts/place-search.tsx'
import type { LoadedPlate } from '#state/use-plate.ts'
import { useGo, useViewStore } from '#state/view-context.ts'

/** The search for places of the map: what is picked is selected and zoomed to, or opens the geography that has it. */
export const FindPlace = memo(function FindPlace({
  shown: { plate, atlas, resolved },
  catalogue,
}: {
  readonly shown: LoadedPlate
  readonly catalogue: Catalogue
}) {
  const go = useGo()
  const store = useViewStore()
  const { areas } = atlas
  const pick = useCallback(
    (code: string) => {
      const bounds = areas.find((area) => area.code === code)?.bounds ?? null
      const { selected } = store.getState().view
      go({ selected: [code, ...selected.filter((one) => one !== code)].slice(0, 8), bounds })
    },
    [areas, go, store],
  )
  const open = useCallback(
    (geography: string, code: string) => go({ geography, selected: [code], bounds: null, period: null }),
    [go],
  )
  return (
    <PlaceSearch
      areas={areas}
      geography={plate.geography}
      offers={plate.offers}
      resolved={resolved}
      catalogue={catalogue}
      onPick={pick}
      onOpen={open}
    />
  )
})
