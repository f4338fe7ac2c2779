import { useQuery } from '@tanstack/react-query'
import { memo, type ReactNode, useEffect, useState } from 'react'
import { alikeMethod, needTopicNames, similarAreas } from '#core/brief/alike.ts'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Area } from '#core/domain/area.ts'
import { listText } from '#core/domain/list-text.ts'
import type { Plate } from '#core/plate/plate.ts'
import { areaHeadline } from '#core/plate/tell-mine.ts'
import { besideNeighbours, mineWords } from '#core/relations/beside.ts'
import { geographyQuery } from '#state/queries.ts'
import { useComparison } from '#state/use-comparison.ts'
import type { LoadedPlate } from '#state/use-plate.ts'
import { useGo, useView } from '#state/view-context.ts'
import { Choice } from '#ui/choice.tsx'
import { useNarrow } from '#ui/use-narrow.ts'
import { useOverflow } from '#ui/use-overflow.ts'
import { ViewLink } from './view-link.tsx'

type Place = {
  readonly plate: Plate
  /** The areas of its geography. */
  readonly areas: readonly Area[]
  /** Where the areas most like one are found; null where figures are of a model, which has no benchmark of nations either. */
  readonly measured: LoadedPlate | null
}

/** Areas that are most alike, at most. */
const mostAlike = 5

/** Finds the areas most like one with the measures of Compare, which are read for it, and selects them. */
function Alike({
  shown,
  area,
  onFound,
}: {
  readonly shown: LoadedPlate
  readonly area: Area
  readonly onFound: (codes: string[]) => void
}) {
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
  const named = found.map(({ name, distance }) => `${name} (${distance.toFixed(2)})`)
  const counts = found.map(({ measures }) => measures)
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)]
  const over = fewest === most ? `${most}` : `${fewest} to ${most}`
  return (
    <>
      <p>{`Most like ${area.name} in need and setting: ${listText(named)}. In brackets the distance over ${over} measures, 0 where all agree.`}</p>
      <details>
        <summary>How likeness is measured</summary>
        <p>{alikeMethod}</p>
      </details>
    </>
  )
}

/** The ways to choose areas to compare the reader's with: by what borders it, what holds it and what is alike. */
const ways = ['With neighbours', 'With its nation', 'With the most similar'] as const

/** Whether an area is in a nation, and not one itself. */
export const hasNation = ({ code, parents }: Area): boolean => parents.nation !== undefined && parents.nation !== code

/** What the ways mean, in the room of what they do. */
const meaning = (
  <p className="hint">
    Neighbours border it; the most similar are the nearest in need and setting, whatever their staffing and services.
  </p>
)

/** What is said of the area and of those beside it, in a room that stays as it is; where it is longer it scrolls, also by keyboard. */
function Said({ children }: { readonly children: ReactNode }) {
  const [ref, content, scrolls] = useOverflow<HTMLElement, HTMLDivElement>()
  return (
    <section
      ref={ref}
      className="ways-said"
      tabIndex={scrolls ? 0 : undefined}
      aria-label={scrolls ? 'What is said of my area' : undefined}
    >
      <div ref={content}>{children}</div>
    </section>
  )
}

/** The areas to compare the reader's with, a button for each way to choose them. */
export function Company({
  plate,
  areas,
  measured,
  area,
  onSelect,
  onNation,
  children,
}: Place & {
  readonly area: Area
  /** What is said of the area itself. */
  readonly children?: ReactNode
  readonly onSelect: (codes: readonly string[]) => void
  /** Sets the area beside its nation. @returns what it did, in words */
  readonly onNation: () => string
}) {
  const view = useView()
  const [how, setHow] = useState<'alike' | { readonly words: string } | null>(null)
  const near = () => {
    const { codes, how: words } = besideNeighbours(area, areas, plate.geography)
    onSelect(codes)
    setHow({ words })
  }
  const nation = () => {
    setHow({ words: onNation() })
  }
  const button = (name: string, act: () => void, disabled = false) => (
    <button type="button" className="button" disabled={disabled} onClick={act}>
      {name}
    </button>
  )
  return (
    <>
      <div className="row">
        {button(ways[0], near)}
        {/* In its place for a nation too, so that the others stay in theirs. */}
        {measured ? button(ways[1], nation, !hasNation(area)) : null}
        {measured ? button(ways[2], () => setHow('alike')) : null}
      </div>
      <Said>
        {children ? <div className="own-line">{children}</div> : null}
        <div role="status">
          {how === null && measured ? meaning : null}
          {how === null || view.screen === 'area' ? null : (
            <p className="to-area">
              {view.selected.length > 0 ? (
                <ViewLink view={{ ...view, screen: 'area' }}>Side by side, on several measures</ViewLink>
              ) : null}
            </p>
          )}
          {how === null || how === 'alike' ? null : <p>{how.words}</p>}
          {how === 'alike' && measured ? (
            <Alike key={area.code} shown={measured} area={area} onFound={onSelect} />
          ) : null}
        </div>
      </Said>
    </>
  )
}

/** The same before an area is chosen, or where it is not on the map: greyed, each in its place. */
const NoCompany = ({ measured, children }: { readonly measured: boolean; readonly children: ReactNode }) => (
  <>
    <div className="row">
      {ways.slice(0, measured ? 3 : 1).map((name) => (
        <button key={name} type="button" className="button" disabled>
          {name}
        </button>
      ))}
    </div>
    <Said>{children}</Said>
  </>
)

/** A menu of more areas than these is read by nobody, and holds up the page. */
const mostListed = 1_000

const tooManyText = (count: number): string =>
  `${count.toLocaleString('en-GB')} areas: find yours by search or on the map; its card makes it yours.`

/** What a choice would do, in the room of what it does. */
const invitation = (measured: boolean): string =>
  `The area that you choose is marked on every map and figure, and can be set beside ${measured ? 'its neighbours, its nation or the areas most like it' : 'its neighbours'}.`

/**
 * The reader's own area: its choice, what marks it here, its figure in a line (on a wide Explore the words below the map begin with it), and the areas to
 * set beside it.
 */
export function AreaChoice({ plate, areas, measured, catalogue }: Place & { readonly catalogue: Catalogue }) {
  const go = useGo()
  // Of the figures shown, which follow the link a moment later: of two that differ it would be said that one is not on the map.
  const { mine } = plate.view
  const [homeId = '', ownCode = ''] = mine?.split('!') ?? []
  const { geography } = plate
  const narrow = useNarrow()
  const path = catalogue.geographies.find(({ id }) => id === homeId)?.path ?? ''
  const home = useQuery({ ...geographyQuery(path), enabled: path !== '' })
  const own = home.data?.areas.find(({ code }) => code === ownCode) ?? null
  const here = plate.areas.find(({ area }) => area.code === plate.mine) ?? null
  const isLong = areas.length > mostListed
  const listed = isLong ? (here ? [here.area] : []) : areas
  const list = listed.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
  const elsewhere = mine && !here ? [{ id: ownCode, name: own?.name ?? ownCode }] : []
  const select = useState(() => (selected: readonly string[]) => go({ selected }))[0]
  const nation = () => {
    go({ selected: [], benchmark: { kind: 'nation' } })
    return `Each area is compared with its nation as a whole, ${here?.area.name ?? ''} too; no other area is selected.`
  }
  const words = mine && !home.isLoading ? mineWords(own, here?.area ?? null, { geography, areas }, homeId) : ''
  const headline = here && (narrow || plate.view.screen !== 'explore') ? `${areaHeadline(here, plate.measure)}.` : ''
  const said = [isLong ? tooManyText(areas.length) : '', words, headline].flatMap((text) =>
    text === '' ? [] : [<p key={text}>{text}</p>],
  )
  return (
    <section className="my-area" aria-label="My area">
      <div className="my-area-mark">
        <Choice
          label="My area"
          value={here?.area.code ?? ownCode}
          list={[{ id: '', name: 'None chosen' }, ...elsewhere, ...list.map(({ code, name }) => ({ id: code, name }))]}
          onChange={(code) => {
            if (code !== ownCode) go({ mine: code === '' ? null : `${geography.id}!${code}` })
          }}
        />
        {here ? (
          <Company
            key={here.area.code}
            {...{ plate, areas, measured }}
            area={here.area}
            onSelect={select}
            onNation={nation}
          >
            {said.length === 0 ? null : said}
          </Company>
        ) : (
          <NoCompany key={mine} measured={measured !== null}>
            {said}
            {mine || isLong ? null : <p className="hint">{invitation(measured !== null)}</p>}
          </NoCompany>
        )}
      </div>
    </section>
  )
}

/** The reader's own area beside a plate of published or imported figures. */
export const MyArea = memo(function MyArea({
  shown,
  catalogue,
}: {
  readonly shown: LoadedPlate
  readonly catalogue: Catalogue
}) {
  return <AreaChoice plate={shown.plate} areas={shown.atlas.areas} catalogue={catalogue} measured={shown} />
})
