import { memo, useMemo, useState } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Area } from '#core/domain/area.ts'
import { chosenOf } from '#core/plate/mine.ts'
import { relate } from '#core/relations/relate.ts'
import { apartMethod, describeArea, describeLayout, relationSentences } from '#core/relations/words.ts'
import { useCountry } from '#state/use-country.ts'
import type { LoadedPlate } from '#state/use-plate.ts'
import { Choice } from '#ui/choice.tsx'

type Props = { readonly shown: LoadedPlate; readonly catalogue: Catalogue }

const order = new Intl.Collator('en-GB')

const byName = (areas: readonly Area[]) => [...areas].sort((a, b) => order.compare(a.name, b.name))

/** How the map is laid out, in words, for those who come to it without seeing it. */
export const MapLayout = memo(function MapLayout({ shown, catalogue }: Props) {
  const { plate, atlas } = shown
  const { country } = useCountry(catalogue, plate.geography, atlas.areas)
  const words = useMemo(() => describeLayout(country), [country])
  return (
    <p className="quiet" role="note" aria-label="Layout of the map">
      {words}
    </p>
  )
})

/** Where the areas lie, once the reader asks: a list of thousands of areas is not made unseen. */
function Answer({ shown, catalogue }: Props) {
  const { plate, atlas } = shown
  const { areas } = atlas
  const { country, peopleOf } = useCountry(catalogue, plate.geography, areas)
  const [chosen, choose] = useState<{ readonly from?: string; readonly to?: string }>({})
  const list = useMemo(() => byName(areas), [areas])
  const options = useMemo(() => list.map(({ code, name }) => ({ id: code, name })), [list])
  const known = (code: string | undefined) => list.find((area) => area.code === code)
  const [first, second] = chosenOf(plate)
  const from = known(chosen.from) ?? known(first) ?? list[0]
  const to = known(chosen.to) ?? known(second) ?? list.find((area) => area !== from)
  if (!from || !to) return null
  return (
    <>
      <div className="relations-choice">
        <Choice label="From" value={from.code} list={options} onChange={(code) => choose({ ...chosen, from: code })} />
        <Choice label="To" value={to.code} list={options} onChange={(code) => choose({ ...chosen, to: code })} />
      </div>
      <div role="status" aria-label="Where the areas lie">
        <p>
          <strong>{relationSentences(relate(from, to, areas), country).join(' ')}</strong>
        </p>
        {[...new Set([from, to])].map((area) => (
          <p key={area.code}>{describeArea(area, country, peopleOf(area.code)).join(' ')}</p>
        ))}
      </div>
      <p className="hint">{apartMethod}</p>
    </>
  )
}

/** Where an area lies, and how any other lies to it, in words. */
export const Relations = memo(function Relations(props: Props) {
  const [open, setOpen] = useState(false)
  if (props.shown.atlas.areas.length === 0) return null
  return (
    <details className="relations" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Where areas lie, in words</summary>
      {open && <Answer {...props} />}
    </details>
  )
})
