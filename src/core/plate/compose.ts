import type { Area, Geography } from '#core/domain/area.ts'
import { type Cell, type Observation, statusWords } from '#core/domain/cell.ts'
import { capitalise, inSentence } from '#core/domain/letters.ts'
import { periodText } from '#core/domain/period.ts'
import { type Protected, vouchFor } from '#core/domain/protected.ts'
import { atOnce, type Steps } from '#core/domain/steps.ts'
import { classBreaks } from '#core/statistics/class-breaks.ts'
import type { View } from '#core/view/view.ts'
import { absenceGroups, colourScaleOf, coveredAreas, mapNotes } from './area-fill.ts'
import type { Atlas } from './atlas.ts'
import { type Benchmark, type BenchmarkInput, benchmarkOf } from './benchmark.ts'
import { benchmarkDifferenceNotes } from './benchmark-apart.ts'
import { boundaryCaution } from './boundaries.ts'
import { overdispersionOf } from './chance.ts'
import { classesBetween } from './classes.ts'
import { closestPeriod } from './match-period.ts'
import { asWritten, type Measure, measureOf, quantityText } from './measure.ts'
import { type AreaFigure, measurePeriod } from './measured.ts'
import { mineOf } from './mine.ts'
import { overlayOf } from './overlay.ts'
import type { Plate, PlateArea, PlateClass } from './plate.ts'
import { absenceText, plateArea, plateGroup } from './plate-area.ts'
import { isRanked, ranksOf } from './rank.ts'
import { plateTitle } from './reading.ts'
import type { Resolved } from './resolve.ts'
import { descriptionOf, sentencesOf } from './sentences.ts'
import { marksOfStatuses, trustOf } from './trust.ts'

/** Areas that are composed or compared in one go. A plate of more is composed in steps, between which a page may answer its reader. */
export const inOneGo = 5_000

export const valuesOf = (cells: Iterable<Cell>): readonly number[] =>
  [...cells].flatMap((cell) => (cell.kind === 'value' ? [cell.value] : []))

/** Values of every period, for classes that keep their colours while the period changes; a step a period. */
function* valuesOverTime(resolved: Resolved, atlas: Atlas): Steps<readonly number[]> {
  const { main, per } = resolved
  const values: number[] = []
  for (const { period } of main.periods) {
    const perPeriod = per ? closestPeriod(per.periods, period, per.denominator.avoid) : null
    const drawn = measurePeriod(resolved, atlas.areas, atlas.datasets, period, perPeriod)
    for (const { cell } of drawn) if (cell.kind === 'value') values.push(cell.value)
    if (drawn.length > inOneGo) yield
  }
  return values
}

/** Classes of the figures as they are written: by its class too, a figure that reads 0.78 is not under 0.78. */
function* classify(values: readonly number[], view: View, benchmark: Benchmark | null, measure: Measure) {
  const centre = benchmark?.cell.kind === 'value' ? asWritten(benchmark.cell.value, measure) : null
  const diverging = view.method === 'diverging' && centre !== null
  const ramp: Plate['ramp'] = diverging ? 'diverging' : 'sequential'
  const method = view.method === 'diverging' && !diverging ? 'ckmeans' : view.method
  const written = values.map((value) => asWritten(value, measure)).sort((a, b) => a - b)
  if (written.length > inOneGo) yield
  const { breaks } = classBreaks(written, { method, classes: view.classes, ...(diverging ? { centre } : {}) })
  const classes = classesBetween(breaks, measure)
  return { breaks, classes, ramp }
}

function classNoteOf(asked: View, got: number, values: readonly number[], centred: boolean): string | null {
  if (values.length === 0) return null
  if (asked.method === 'diverging' && !centred)
    return 'There is no benchmark to centre the classes on; natural breaks are used'
  const distinct = new Set(values).size
  if (got >= asked.classes) return null
  return distinct < asked.classes
    ? `${got} of ${asked.classes} classes: there ${distinct === 1 ? 'is only one value' : `are only ${distinct} different values`}`
    : `${got} of ${asked.classes} classes: rounding the limits made some of them the same`
}

/** "radiotherapy machines of 2010 to 2024, new cancers of 2019" */
function periodsText({ main, period, per }: Resolved): string {
  if (period === null) return ''
  if (!per) return periodText(period)
  if (per.period === period) return periodText(period)
  return `${main.indicator.phrase} of ${periodText(period)}, ${inSentence(per.denominator.name)} of ${periodText(per.period)}`
}

/** A unit at the start of a title: "Machines per 1,000 new cancers", "Per cent", "Pounds per head". */
export function unitInFull(unit: string): string {
  const words = unit.replace(/^%/, 'per cent').replace(/^£/, 'pounds')
  return capitalise(words)
}

/** The areas to draw. Of overlapping groups of nations only those with a figure are drawn. */
function areasInView(geography: Geography, drawn: readonly AreaFigure[]): readonly AreaFigure[] {
  if (geography.mergedFrom === null) return drawn
  const valued = drawn.filter(({ cell }) => cell.kind === 'value')
  return valued.length > 0 ? valued : drawn.slice(0, 1)
}

export const withCounts = (classes: readonly PlateClass[], areas: readonly PlateArea[]): readonly PlateClass[] =>
  classes.map((one) => ({ ...one, count: areas.filter(({ classIndex }) => classIndex === one.index).length }))

function benchmarkText(benchmark: Benchmark, measure: Measure): string {
  const { cell, name, own } = benchmark
  if (own) return benchmark.how
  const words = cell.kind === 'value' ? quantityText(cell.value, measure) : absenceText(cell)
  return `${capitalise(name)}: ${words}`
}

/**
 * Composes a plate from a view: selects, derives, classifies, compares, ranks and writes the text. Pure: the same view and data give the same plate.
 * @param atlas must hold the files of the main indicator and its denominator; an overlay that is still loading is left out
 */
export const composePlate = (resolved: Resolved, atlas: Atlas): Protected<Plate> => atOnce(plateSteps(resolved, atlas))

/** Composes a plate as `composePlate` does, in steps: one for all but a plate of very many areas. */
export function* plateSteps(resolved: Resolved, atlas: Atlas): Steps<Protected<Plate>> {
  const isLong = atlas.areas.length > inOneGo
  if (isLong) yield
  const { view, geography, main, period, per } = resolved
  const dataset = atlas.datasets.get(main.dataset)
  const everything: readonly AreaFigure[] = measurePeriod(
    resolved,
    atlas.areas,
    atlas.datasets,
    period ?? '',
    per?.period ?? null,
  )
  if (isLong) yield
  const drawn = areasInView(geography, everything)
  const values = valuesOf(drawn.map(({ cell }) => cell))
  const measure = measureOf(resolved, values)
  // What is in no order has no benchmark, no ranks and no ends.
  const given: BenchmarkInput | null =
    dataset && isRanked(measure.kind)
      ? {
          resolved,
          geography,
          areas: atlas.areas,
          drawn,
          dataset,
          lower: (per && atlas.datasets.get(per.dataset)) ?? null,
          library: atlas.library,
        }
      : null
  const benchmark = given && benchmarkOf(given)
  if (isLong) yield
  const drawnAreas: readonly Area[] = drawn.map(({ area }) => area)
  const covered = coveredAreas(drawnAreas)
  const onMap = covered.size === 0 ? drawn : drawn.filter(({ area }) => !covered.has(area.code))
  // One area alone gets no colour unless sites lie on it: it is shown as a number.
  const classified =
    onMap.length < 2 && !view.sites
      ? []
      : view.fixed && main.periods.length > 1
        ? yield* valuesOverTime(resolved, atlas)
        : valuesOf(onMap.map(({ cell }) => cell))
  const { breaks, classes, ramp } = yield* classify(classified, view, benchmark, measure)
  if (isLong) yield
  const overlayData = resolved.overlay && atlas.datasets.get(resolved.overlay.dataset)
  const overlaid = resolved.overlay && overlayData ? overlayOf(resolved.overlay, drawnAreas, overlayData, values) : null
  // Areas that overlap have no ranks.
  const ranked = given && geography.mergedFrom === null ? drawn : []
  const ranks = ranksOf(new Map(ranked.map(({ area, cell }) => [area.code, cell])))
  if (isLong) yield
  const overlay = overlaid?.overlay ?? null
  const scale = colourScaleOf(ramp, overlay)
  const overdispersed = overdispersionOf(resolved, drawn)
  const parts = { ranks, breaks, benchmark, overlaid, scale, covered, overdispersed }
  const areas: PlateArea[] = []
  for (const one of drawn) {
    areas.push(plateArea(one, measure, parts))
    if (areas.length % inOneGo === 0) yield
  }
  const groups = view.groups.flatMap((group) => {
    const members = drawn.filter(({ area }) => group.codes.includes(area.code))
    return members.length === 0 ? [] : [plateGroup(resolved, group, members, measure, benchmark, overdispersed)]
  })
  if (isLong) yield
  const from: readonly Observation[] = [...drawn.flatMap((one) => one.from), ...(overlaid?.from ?? [])]
  const cellStatuses = drawn.flatMap(({ cell }) => (cell.kind === 'value' ? [cell.status] : []))
  const statuses = [...cellStatuses, ...(overlaid?.overlay.status ?? [])]
  const marks = marksOfStatuses(statuses)
  const periods = periodsText(resolved)
  const unit = unitInFull(measure.unit)
  const subtitle = [unit, `${geography.name} (${geography.vintage})`, periods].filter(Boolean).join(', ')
  const title = plateTitle(measure, geography, areas)
  if (isLong) yield
  const unlike = boundaryCaution(resolved, drawn, measure)
  const apart = given ? benchmarkDifferenceNotes(given, benchmark, measure) : []
  const mine = mineOf(view.mine, geography.id, drawnAreas, atlas.home)
  const sentences = [
    ...sentencesOf(measure, areas, benchmark, { illustrative: marks.includes('illustrative'), overdispersed }),
    ...(unlike ? [unlike.sentence] : []),
    ...(statuses.includes('rounded') ? [`${capitalise(statusWords.rounded)}.`] : []),
  ]
  if (isLong) yield
  // Its figures come from the datasets of the atlas, all of which are protected.
  return vouchFor({
    view,
    geography,
    measure,
    period,
    periods: main.periods,
    perPeriod: per?.period ?? null,
    perPeriods: per?.periods ?? [],
    title,
    subtitle,
    sentences,
    description: descriptionOf(title, subtitle, sentences, given ? areas : []),
    areas,
    groups,
    mine,
    classes: withCounts(classes, areas),
    breaks,
    ramp,
    scale,
    classNote: classNoteOf(view, classes.length, classified, benchmark?.cell.kind === 'value'),
    benchmark: benchmark && { ...benchmark, text: benchmarkText(benchmark, measure) },
    overdispersed,
    absences: absenceGroups(areas),
    mapNotes: mapNotes(areas, overlay),
    overlay,
    sites: atlas.sites && view.sites ? { name: atlas.sites.name, sites: atlas.sites.sites } : null,
    catchments: null,
    trust: trustOf({
      from,
      own: unlike ? [unlike.note, ...apart] : apart,
      cells: drawn.map(({ cell }) => cell),
      statuses,
      notes: [...main.indicator.notes, ...(per?.indicator.notes ?? []), ...(resolved.overlay?.indicator.notes ?? [])],
      datasets: [...atlas.datasets.values()],
      sites: view.sites ? atlas.sites : null,
      geography,
      periodText: periods,
      dataVersion: atlas.catalogue.version,
    }),
    marks,
    silence: main.indicator.silence,
    offers: resolved.offers,
    repairs: resolved.repairs,
  })
}
