import type { Observation } from '#core/domain/cell.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import { comparePeriods, periodText } from '#core/domain/period.ts'
import type { Note, Source } from '#core/domain/source.ts'
import { type CheckContext, type Composed, composeIndicator, type ExtendableSeries } from '../draft.ts'

const breakNote = 'own-series-break'
const added = ' Added up from your own copy'

/** The note of the point where one source ends and another begins. */
const noteOf = (file: string): Note => ({
  id: breakNote,
  text: `Figures on either side of this point come from different files: one was read into the atlas, the other is your own copy, ${file}. Occupation codes, areas of work and organisations may have changed between them.`,
  weight: 'caution',
})

/** Periods after which figures come from another source. */
function breaksOf(observations: readonly Observation[]): Indicator['breaks'] {
  const sources = new Map<string, string>()
  for (const { period, source, cell } of observations) if (cell.kind === 'value') sources.set(period, source)
  const periods = [...sources.keys()].sort(comparePeriods)
  return periods.slice(0, -1).flatMap((after, at) => {
    const next = periods[at + 1]
    return next !== undefined && sources.get(after) !== sources.get(next) ? [{ after, note: breakNote }] : []
  })
}

/** The geography that a series opens on: its own where the newest figures have at least half of its areas, else the one of which they have the most. */
function geographyOf(own: string, newest: readonly Observation[], { places }: CheckContext): string {
  const held = new Set(newest.flatMap(({ area, cell }) => (cell.kind === 'value' ? [area] : [])))
  const shareOf = (id: string): number => {
    const areas = [...(places.areas.get(id)?.keys() ?? [])]
    return areas.filter((code) => held.has(code)).length / Math.max(1, areas.length)
  }
  if (shareOf(own) >= 0.5) return own
  return places.geographies.reduce((best, { id }) => (shareOf(id) > shareOf(best) ? id : best), own)
}

/**
 * One series of a shipped indicator and the periods that a reader has brought, under the shipped id, so that it takes the place of the
 * shipped one wherever it is used. Brought periods take the place of those that are held; every figure keeps its source. Notes that were written
 * of the shipped period stay with its figures, and those of `lasting` hold for all.
 */
export function extendSeries(
  { indicator, observations, sources }: ExtendableSeries,
  brought: readonly Observation[],
  source: Source,
  lasting: ReadonlySet<string>,
  file: string,
  context: CheckContext,
): Composed {
  const periods = [...new Set(brought.map(({ period }) => period))].sort(comparePeriods)
  const passing = indicator.notes.filter((note) => !lasting.has(note) && note !== breakNote)
  const held = observations
    .filter((one) => one.source !== source.id && !periods.includes(one.period))
    .map((one) => ({ ...one, notes: [...new Set([...one.notes, ...passing])] }))
  const all = [...held, ...brought]
  const breaks = breaksOf(all)
  const [said = ''] = indicator.definition.replace(/,? (on )?30 September 2017(?=[,.])/, '').split(added)
  const { files: _files, statuses: _statuses, sources: _sources, ...record } = indicator
  const used = new Set(all.map((one) => one.source))
  const last = periods.at(-1) ?? record.initial.period
  const newest = brought.filter(({ period }) => period === last)
  return composeIndicator(
    {
      ...record,
      definition: `${said}${added} of NHS England’s workforce statistics, ${file}: ${periods.map(periodText).join(', ')}.`,
      notes: [...indicator.notes.filter((note) => lasting.has(note)), ...(breaks.length > 0 ? [breakNote] : [])],
      initial: { ...record.initial, geography: geographyOf(record.initial.geography, newest, context), period: last },
      breaks,
    },
    all,
    [...sources, source].filter(({ id }) => used.has(id)),
    { ...context, notes: [...context.notes, noteOf(file)] },
  )
}
