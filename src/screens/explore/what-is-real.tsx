import { useQuery } from '@tanstack/react-query'
import { memo } from 'react'
import type { Catalogue, StaffAvailability } from '#core/catalogue/schemas.ts'
import { heldExtents } from '#core/domain/held.ts'
import { periodText } from '#core/domain/period.ts'
import { isAllOwn } from '#core/domain/source.ts'
import { chooseIndicator } from '#core/plate/choose-indicator.ts'
import { measureOf } from '#core/plate/measure.ts'
import { defaultView, type View } from '#core/view/view.ts'
import { ViewLink } from '#parts/view-link.tsx'
import { standingQuery } from '#state/queries.ts'

type Standing = StaffAvailability['standings'][number]

/** The geographies that hold an indicator, each a link to its map: "9 ITL1, 30 September 2017"; the period once where it is the same for all. */
function holdings(catalogue: Catalogue, id: string) {
  const indicator = catalogue.indicators.find((one) => one.id === id)
  if (!indicator) return { period: null, links: [] }
  const extents = heldExtents(indicator, {})
  const found = [...catalogue.geographies]
    .sort((a, b) => a.order - b.order)
    .flatMap((geography) => {
      const latest = extents.find((extent) => extent.geography === geography.id)?.periods.at(-1)
      if (!latest) return []
      const words = latest.areas > 1 ? `${latest.areas} ${geography.short}` : geography.short
      const view = { ...defaultView, ...chooseIndicator(defaultView, catalogue, id, { geography: geography.id }) }
      return [{ id: geography.id, words, period: periodText(latest.period), view }]
    })
  const [first] = found
  const isSame = found.length > 1 && found.every(({ period }) => period === first?.period)
  return {
    period: isSame && first ? first.period : null,
    links: found.map(({ words, period, ...one }) => ({ ...one, words: isSame ? words : `${words}, ${period}` })),
  }
}

/** What a link opens, with the choice that it opens on: "Published vacancy rate, radiotherapy physics". */
function nameOf({ indicators }: Catalogue, id: string): string {
  const indicator = indicators.find((one) => one.id === id)
  if (!indicator) return id
  const dims = Object.fromEntries(indicator.dimensions.map((one) => [one.id, one.initial]))
  return measureOf({ main: { indicator, dims, dataset: '', periods: [] }, per: null }, []).name
}

function Entry({ one, catalogue, view }: { one: Standing; catalogue: Catalogue; view: View }) {
  return (
    <div>
      <dt>{one.title}</dt>
      <dd>
        {one.text}
        <ul className="inline-links">
          {one.indicators.flatMap((id) => {
            const name = nameOf(catalogue, id)
            const { period, links } = holdings(catalogue, id)
            return [
              ...(period ? [<li key={id}>{`${period}:`}</li>] : []),
              ...links.map((held) => (
                <li key={`${id}-${held.id}`}>
                  <ViewLink view={{ ...held.view, theme: view.theme, mine: view.mine }}>
                    {one.indicators.length > 1 ? `${name}: ${held.words}` : held.words}
                  </ViewLink>
                </li>
              )),
            ]
          })}
          {one.imports ? (
            <li>
              <ViewLink view={{ ...view, screen: 'import' }}>Bring in a file</ViewLink>
            </li>
          ) : null}
        </ul>
      </dd>
    </div>
  )
}

/**
 * The standings as they are in this browser: figures of the reader’s own returns stand with the returns of members, and no longer under the sample whose place
 * they take.
 */
export function standingsHere({ indicators }: Catalogue, { standings }: StaffAvailability): readonly Standing[] {
  const own = new Set(indicators.filter(isAllOwn).map(({ id }) => id))
  const replaced = standings.flatMap((one) => one.indicators.filter((id) => own.has(id)))
  if (replaced.length === 0) return standings
  return standings.flatMap((one) => {
    const left = one.indicators.filter((id) => !own.has(id))
    const shown = one.imports === 'returns' ? [...left, ...replaced] : left
    return one.indicators.length > 0 && shown.length === 0 ? [] : [{ ...one, indicators: shown }]
  })
}

/** Whether an indicator is of a topic that the standings speak of. */
function isAboutStaff({ indicators }: Catalogue, { standings }: StaffAvailability, id: string): boolean {
  const topicOf = (wanted: string) => indicators.find((one) => one.id === wanted)?.topic
  const topics = standings.flatMap((one) => one.indicators.map(topicOf))
  return topics.includes(topicOf(id))
}

/** What is public about MPCE staff, for which places and years, what only members hold, and what the sample is for. */
export const WhatIsReal = memo(function WhatIsReal({
  catalogue,
  view,
}: {
  readonly catalogue: Catalogue
  readonly view: View
}) {
  const { data } = useQuery(standingQuery(catalogue.standing.path))
  if (!data || !isAboutStaff(catalogue, data, view.indicator)) return null
  return (
    <section className="what-is-real" aria-labelledby="what-is-real">
      <h2 id="what-is-real">What is real about MPCE staff</h2>
      <dl>
        {standingsHere(catalogue, data).map((one) => (
          <Entry key={one.title} one={one} catalogue={catalogue} view={view} />
        ))}
      </dl>
    </section>
  )
})
