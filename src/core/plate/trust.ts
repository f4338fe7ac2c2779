import type { Dataset } from '#core/catalogue/columns.ts'
import type { Geography } from '#core/domain/area.ts'
import type { Cell, Mark, Observation, Status } from '#core/domain/cell.ts'
import type { Note, Source } from '#core/domain/source.ts'
import type { SiteSet } from './atlas.ts'
import { summedCoverage } from './derive.ts'
import type { Plate, PlateArea, Trust } from './plate.ts'
import { isIncomplete } from './reading.ts'

/** "4 of 9 NHS sites with a machine count" */
export function coverageText({ coverage }: Pick<Cell, 'coverage'>): string {
  return coverage ? `${coverage.part} of ${coverage.whole} ${coverage.of}` : ''
}

/** Sorts the sources by the number of figures they gave, most first. */
function sourcesOf(from: readonly Observation[], lookup: (id: string) => Source | undefined): readonly Source[] {
  const count = new Map<string, number>()
  for (const { source } of from) count.set(source, (count.get(source) ?? 0) + 1)
  const ids = [...count].sort((a, b) => b[1] - a[1]).map(([id]) => id)
  return ids.flatMap((id) => lookup(id) ?? [])
}

/** Cautions of one area's figure beyond those that hold for all areas. */
export const cautionsOf = (
  { notes }: Pick<PlateArea, 'notes'>,
  { cautions }: Pick<Trust, 'cautions'>,
): readonly string[] => cautions.filter(({ id }) => notes.includes(id)).map(({ text }) => text)

const singled = new WeakMap<readonly PlateArea[], { readonly by: Trust; readonly areas: readonly PlateArea[] }>()

/**
 * Finds the areas whose figure needs more care than others: a caution about at most a quarter of the figures belongs to those areas alone, a caution
 * about more of them is stated for all. Incomplete records belong to their areas unless all are incomplete or made up. Kept, as map, names, legend and
 * ranking all ask for it.
 */
export function singledOut({ areas, trust }: Pick<Plate, 'areas' | 'trust'>): readonly PlateArea[] {
  const known = singled.get(areas)
  if (known?.by === trust) return known.areas
  const valued = areas.filter(({ cell, coveredBy }) => cell.kind === 'value' && coveredBy === null)
  const rare = new Set(
    trust.cautions.flatMap(({ id }) => {
      const count = valued.filter(({ notes }) => notes.includes(id)).length
      return count > 0 && count <= valued.length / 4 ? [id] : []
    }),
  )
  const isPartial = ({ cell }: PlateArea) =>
    isIncomplete(cell) && cell.kind === 'value' && cell.status !== 'illustrative'
  const areAll = valued.every(isPartial)
  const found = valued.filter((one) => (!areAll && isPartial(one)) || one.notes.some((id) => rare.has(id)))
  singled.set(areas, { by: trust, areas: found })
  return found
}

/** The marks that figures of these statuses require. */
export const marksOfStatuses = (statuses: readonly Status[]): readonly Mark[] =>
  (['illustrative', 'modelled'] as const).filter((mark) => statuses.includes(mark))

const unique = (ids: readonly string[]) => [...new Set(ids)]

/** Collects the sources, notes and coverage of exactly the figures that are drawn. */
export function trustOf(parts: {
  readonly from: readonly Observation[]
  readonly cells: readonly Cell[]
  readonly statuses: readonly Status[]
  readonly notes: readonly string[]
  /** Notes computed from the figures, in no file. */
  readonly own?: readonly Note[]
  readonly datasets: readonly Dataset[]
  readonly sites: SiteSet | null
  readonly geography: Geography
  readonly periodText: string
  readonly dataVersion: string
}): Trust {
  const { from, cells, statuses, datasets, sites, geography } = parts
  const lookups = [...datasets, ...(sites ? [sites] : [])]
  const noteIds = unique([...parts.notes, ...from.flatMap(({ notes }) => notes)])
  const held = noteIds.flatMap((id): Note[] => {
    const found = lookups.map((one) => one.notes.get(id)).find((note) => note !== undefined)
    return found ? [found] : []
  })
  const notes = [...(parts.own ?? []), ...held]
  const coverage = summedCoverage(cells)
  const siteSources = sites ? [...sites.sources.values()] : []
  const figureSources = sourcesOf(from, (id) =>
    datasets.map((one) => one.sources.get(id)).find((one) => one !== undefined),
  )
  return {
    sources: [...new Map([...figureSources, ...siteSources].map((source) => [source.id, source])).values()],
    periodText: parts.periodText,
    statuses: unique(statuses) as Status[],
    coverageText: coverage ? coverageText({ coverage }) : null,
    cautions: notes.filter(({ weight }) => weight === 'caution'),
    details: notes.filter(({ weight }) => weight === 'detail'),
    boundaryCredit: geography.creditLine,
    boundaryVintage: geography.vintage,
    simplified: geography.simplified,
    dataVersion: parts.dataVersion,
  }
}
