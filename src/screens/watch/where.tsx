import { type QueryClient, useQueries, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Area } from '#core/domain/area.ts'
import { counted } from '#core/domain/counted.ts'
import { departmentsHere } from '#core/watch/departments-here.ts'
import type { ConcernDraft } from '#core/watch/draft.ts'
import { mostLine } from '#core/watch/report.ts'
import { catalogueQuery, geographyQuery, sitesQuery } from '#state/queries.ts'
import { Check, Choice } from '#ui/choice.tsx'
import { PrivateText } from './private-text.tsx'

/** Bodies within a region or nation, of which each area of `itl1` has some. */
const smaller = ['nhs_trust', 'health_board']

/** Fetches all that the choice of a place may ask for. */
export const fetchPlaces = (client: QueryClient, { geographies }: Catalogue): Promise<unknown> =>
  Promise.all(
    geographies.flatMap(({ id, path }) => (smaller.includes(id) ? client.prefetchQuery(geographyQuery(path)) : [])),
  )

const none: readonly Area[] = []

/** The regions and nations, what is within the chosen one, and how many departments are known there. */
function usePlaces({ area, within, specialty }: ConcernDraft, isCloser: boolean) {
  const catalogue = useQuery(catalogueQuery).data
  const pathOf = (id: string) => catalogue?.geographies.find((one) => one.id === id)?.path ?? ''
  const asked = [pathOf('itl1'), ...(isCloser ? smaller.map(pathOf) : [])]
  const [regions = none, ...bodies] = useQueries({
    queries: asked.map((path) => ({ ...geographyQuery(path), enabled: path !== '' })),
    combine: (found) => found.map(({ data }) => data?.areas ?? none),
  })
  const [listed] = catalogue?.sites ?? []
  const sites = useQuery({ ...sitesQuery(listed?.path ?? ''), enabled: listed !== undefined }).data?.sites ?? []
  const here = bodies.flat().filter(({ parents }) => parents.itl1 === area)
  const body = here.find(({ code }) => code === within)?.name ?? ''
  return { regions, bodies: here, count: departmentsHere(sites, { specialty, area, within: body }) }
}

/** How few departments a place has: beside the choice that makes it smaller. */
function countWords(count: number | null): string {
  if (count === null)
    return 'How many departments there are here is not known to the atlas. It may be one: then it may be known who wrote.'
  if (count === 1) return 'There is one department here that is known: naming the place may tell who wrote.'
  return `There are ${counted(count, 'department')} here that are known (NHS radiotherapy sites).`
}

const nameThe = ({ code, name }: Area) => ({ id: code, name })

/** Where the change is: a region or nation, unless more is chosen. */
export function Where({
  draft,
  fault,
  onFill,
}: {
  readonly draft: ConcernDraft
  /** Why the region cannot be sealed as it is; empty where it can. */
  readonly fault: string
  readonly onFill: (part: Partial<ConcernDraft>) => void
}) {
  const [isCloser, setCloser] = useState(false)
  const { regions, bodies, count } = usePlaces(draft, isCloser)
  return (
    <>
      <Choice
        label="Region or nation"
        value={draft.area}
        list={[{ id: '', name: 'Choose…' }, ...regions.map(nameThe)]}
        onChange={(area) => onFill({ area, within: '' })}
        hint={fault}
        invalid={fault !== ''}
      />
      <Check
        label="Say more closely where"
        checked={isCloser}
        onChange={(next) => {
          setCloser(next)
          if (!next) onFill({ within: '', department: '' })
        }}
      />
      {isCloser ? (
        <div className="watch-closer">
          <Choice
            label="Trust or health board (may stay empty)"
            value={draft.within}
            list={[
              { id: '', name: draft.area === '' ? 'Choose the region first' : 'Region or nation only' },
              ...bodies.map(nameThe),
            ]}
            onChange={(within) => onFill({ within })}
          />
          <PrivateText
            label="Department (may stay empty)"
            hint="With it the unit can count how many departments have reported. It is never published."
            value={draft.department}
            most={mostLine}
            onChange={(department) => onFill({ department })}
          />
          <p className="watch-count" role="status">
            {draft.area === '' ? '' : countWords(count)}
          </p>
        </div>
      ) : null}
    </>
  )
}
