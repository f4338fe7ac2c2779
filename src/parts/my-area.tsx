import { useQuery } from '@tanstack/react-query'
import { memo, useEffect, useState } from 'react'
import { alikeMethod, needTopicNames, similarAreas } from '#core/brief/alike.ts'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Area } from '#core/domain/area.ts'
import { listText } from '#core/plate/reading.ts'
import { areaHeadline } from '#core/plate/tell-mine.ts'
import { besideNeighbours, mineWords } from '#core/relations/beside.ts'
import { geographyQuery } from '#state/queries.ts'
import { useComparison } from '#state/use-comparison.ts'
import type { LoadedPlate } from '#state/use-plate.ts'
import { useGo, useView } from '#state/view-context.ts'
import { Choice } from '#ui/choice.tsx'

type Props = { readonly shown: LoadedPlate; readonly catalogue: Catalogue }

/** Areas that are most alike, at most. */
const mostAlike = 5

/** Finds the areas most like one with the measures of Compare, which are read for it, and selects them. */
function Alike({ shown, area, onFound }: Pick<Props, 'shown'> & { area: Area; onFound: (codes: string[]) => void }) {
  const { comparison, loading } = useComparison(shown)
  const { body } = comparison.profile
  const topics = needTopicNames(shown.atlas.catalogue.topics)
  const found = body && !loading ? similarAreas(body, area.code, topics).slice(0, mostAlike) : []
  const codes = found.map(({ code }) => code)
  const key = codes.join()
  useEffect(() => {
    if (key !== '') onFound(key.split(','))
  }, [key, onFound])
  if (loading) return <p>Reading the measures of need and setting…</p>
  if (codes.length === 0)
    return <p>{`Too few measures of need are held for ${area.name} and other areas to say which are alike.`}</p>
  const named = found.map(
    ({ name, distance, measures }) => `${name} (${distance.toFixed(2)} over ${measures} measures)`,
  )
  return (
    <>
      <p>{`Most like ${area.name} in need and setting: ${listText(named)}.`}</p>
      <details>
        <summary>How likeness is measured</summary>
        <p>{alikeMethod}</p>
      </details>
    </>
  )
}

/** The areas to compare the reader's with, a button for each way to choose them. */
export function Company({
  shown,
  area,
  onSelect,
  onNation,
}: Pick<Props, 'shown'> & {
  readonly area: Area
  readonly onSelect: (codes: readonly string[]) => void
  /** Sets the area beside its nation. @returns what it did, in words */
  readonly onNation: () => string
}) {
  const { plate, atlas } = shown
  const [how, setHow] = useState<'alike' | { readonly words: string } | null>(null)
  const near = () => {
    const { codes, how: words } = besideNeighbours(area, atlas.areas, plate.geography)
    onSelect(codes)
    setHow({ words })
  }
  const nation = () => {
    setHow({ words: onNation() })
  }
  const button = (name: string, act: () => void) => (
    <button type="button" className="button" onClick={act}>
      {name}
    </button>
  )
  return (
    <>
      <div className="row">
        {button('With neighbours', near)}
        {area.parents.nation === undefined || area.parents.nation === area.code
          ? null
          : button('With its nation', nation)}
        {button('With the most similar', () => setHow('alike'))}
      </div>
      <div role="status">
        {how === 'alike' ? <Alike key={area.code} shown={shown} area={area} onFound={onSelect} /> : null}
        {how !== null && how !== 'alike' ? <p>{how.words}</p> : null}
      </div>
    </>
  )
}

/** The reader's own area: its choice, what marks it here, its figure in a line, and the areas to set beside it. */
export const MyArea = memo(function MyArea({ shown, catalogue }: Props) {
  const go = useGo()
  const { mine } = useView()
  const [homeId = '', ownCode = ''] = mine?.split('!') ?? []
  const { plate, atlas } = shown
  const { geography } = plate
  const path = catalogue.geographies.find(({ id }) => id === homeId)?.path ?? ''
  const home = useQuery({ ...geographyQuery(path), enabled: path !== '' })
  const own = home.data?.areas.find(({ code }) => code === ownCode) ?? null
  const here = plate.areas.find(({ area }) => area.code === plate.mine) ?? null
  const list = [...atlas.areas].sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
  const elsewhere = mine && !here ? [{ id: ownCode, name: own?.name ?? ownCode }] : []
  const select = useState(() => (selected: readonly string[]) => go({ selected }))[0]
  const nation = () => {
    go({ selected: [], benchmark: { kind: 'nation' } })
    return `Each area is compared with its nation as a whole, ${here?.area.name ?? ''} too; no other area is selected.`
  }
  const words =
    mine && !home.isLoading ? mineWords(own, here?.area ?? null, { geography, areas: atlas.areas }, homeId) : ''
  return (
    <section className="my-area" aria-label="My area">
      <Choice
        label="My area"
        value={here?.area.code ?? ownCode}
        list={[{ id: '', name: 'None chosen' }, ...elsewhere, ...list.map(({ code, name }) => ({ id: code, name }))]}
        onChange={(code) => {
          if (code !== ownCode) go({ mine: code === '' ? null : `${geography.id}!${code}` })
        }}
      />
      {words === '' ? null : <p>{words}</p>}
      {here ? <p>{`${areaHeadline(here, plate.measure)}.`}</p> : null}
      {here ? (
        <Company key={here.area.code} shown={shown} area={here.area} onSelect={select} onNation={nation} />
      ) : null}
    </section>
  )
})
