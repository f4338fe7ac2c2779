import type { Cell, Value } from '#core/domain/cell.ts'
import { grouped } from '#core/domain/grouped.ts'
import { inSentence } from '#core/domain/letters.ts'
import { listText } from '#core/domain/list-text.ts'
import { type Period, periodText } from '#core/domain/period.ts'
import { type Protected, vouchFor } from '#core/domain/protected.ts'
import type { Note } from '#core/domain/source.ts'
import { atOnce, type Steps } from '#core/domain/steps.ts'
import { classBreaks, classOf } from '#core/statistics/class-breaks.ts'
import type { ChangeForm } from '#core/view/view.ts'
import { absenceGroups, coveredAreas, fillOf, mapNotes } from './area-fill.ts'
import type { Atlas } from './atlas.ts'
import { type AreaChange, cautionsForAll, changesOf, type TwoPeriods, twoPeriods } from './change.ts'
import { classesBetween } from './classes.ts'
import { inOneGo, unitInFull, valuesOf, withCounts } from './compose.ts'
import { asWritten, decimalsFor, type Measure, numberText } from './measure.ts'
import type { BenchmarkGap, Plate, PlateArea } from './plate.ts'
import { absenceText, intervalTextOf } from './plate-area.ts'
import { isRanked, ranksOf } from './rank.ts'
import { areOf, plateTitle, someText, valuedAreas } from './reading.ts'
import type { Resolved } from './resolve.ts'
import { descriptionOf } from './sentences.ts'
import { coverageText, marksOfStatuses, trustOf } from './trust.ts'

/** The measure of a change: percentages differ by percentage points, other figures in their own unit or in per cent of the earlier figure. */
export function changeMeasure(measure: Measure, form: ChangeForm, values: readonly number[]): Measure {
  const named = {
    ...measure,
    name: `Change in ${inSentence(measure.name)}`,
    phrase: `change in ${measure.phrase}`,
    kind: 'measure',
    polarity: { higher: 'more', lower: 'less' },
    signed: true,
  } as const
  if (form === 'percent')
    return {
      ...named,
      unit: '% of the earlier figure',
      prefix: '',
      suffix: '%',
      decimals: Math.min(1, decimalsFor(values)),
    }
  return measure.suffix === '%' ? { ...named, unit: 'percentage points', suffix: '' } : named
}

/** Classes around no change, symmetric, so that one colour is one size of rise and its counterpart the same size of fall. */
function classify(values: readonly number[], classes: number, measure: Measure) {
  const written = values.map((value) => asWritten(value, measure))
  const { breaks } = classBreaks(written, { method: 'diverging', classes, centre: 0 })
  return { breaks, classes: classesBetween(breaks, measure) }
}

/** Whether a rise or a fall goes beyond its interval; null without one. */
const beyondChance = ({ interval }: Value): boolean | null =>
  interval ? interval.lower > 0 || interval.upper < 0 : null

function comparisonOf(change: Cell, { earlier }: TwoPeriods): BenchmarkGap | null {
  if (change.kind === 'absent') return null
  const direction = change.value > 0 ? 'above' : change.value < 0 ? 'below' : 'equal'
  const gap = { above: 'more', below: 'less', equal: 'the same' }[direction]
  const beyond = beyondChance(change)
  const sure = beyond === null ? '' : beyond ? ', beyond its interval' : ', within its interval'
  const than = direction === 'equal' ? 'as' : 'than'
  return { direction, beyondChance: beyond, size: '', gap, text: `${gap} ${than} in ${periodText(earlier)}${sure}` }
}

function changeArea(
  { area, before, after, change, cautions, from }: AreaChange,
  parts: {
    readonly periods: TwoPeriods
    readonly measure: Measure
    readonly breaks: readonly number[]
    readonly ranks: ReturnType<typeof ranksOf>
    readonly covered: ReadonlyMap<string, string>
  },
): PlateArea {
  const { periods, measure, breaks, ranks, covered } = parts
  const coveredBy = covered.get(area.code) ?? null
  const isClassed = change.kind === 'value' && breaks.length > 1 && coveredBy === null
  const made = {
    area,
    cell: change,
    text: change.kind === 'value' ? numberText(change.value, measure) : absenceText(change),
    intervalText: intervalTextOf(change, measure),
    coverageText: coverageText(change),
    rank: ranks.get(area.code) ?? null,
    classIndex: isClassed ? classOf(asWritten(change.value, measure), breaks) : null,
    comparison: comparisonOf(change, periods),
    overlay: null,
    third: null,
    coveredBy,
    sources: [...new Set(from.map(({ source }) => source))],
    notes: [...new Set([...from.flatMap(({ notes }) => notes), ...cautions.map(({ id }) => id)])],
    pair: { before, after },
  }
  return { ...made, fill: fillOf(made, 'diverging') }
}

const withoutInterval: Readonly<Partial<Record<Measure['kind'], string>>> = {
  staff: 'Staff are counted in full and not drawn by chance, so no change has an interval.',
  things: 'These are counted in full and not drawn by chance, so no change has an interval.',
  people: 'People are counted or estimated as a whole, so no change has an interval.',
}

function chanceSentence(areas: readonly PlateArea[], plate: Plate): string {
  const valued = valuedAreas(areas)
  if (valued.length === 0) return ''
  const withLimits = valued.filter(({ cell }) => cell.interval)
  if (withLimits.length === 0) {
    if (plate.overdispersed)
      return 'These counts differ between areas by far more than chance alone lets counts differ (overdispersion), so limits of chance would claim too much of a change and none has any.'
    return (
      withoutInterval[plate.measure.kind] ?? 'The figures have no limits from which an interval of the change follows.'
    )
  }
  const sure = withLimits.filter(({ comparison }) => comparison?.beyondChance)
  const only = withLimits.length < valued.length ? ` of the ${withLimits.length} that have one` : ''
  if (sure.length === 0) return `None of the changes goes beyond its 95% interval${only && `, ${only.trim()}`}.`
  return `Beyond ${sure.length === 1 ? 'its' : 'their'} 95% interval${only}: ${someText(sure.map(({ area }) => area.name))}.`
}

/** More areas than this are counted, not named: map, table and ranking list them all. */
const mostNamed = 4

/** Why areas have no change, each reason in full once with its areas. */
function missingSentences(areas: readonly PlateArea[]): readonly string[] {
  const reasons = grouped(
    areas.filter(({ cell }) => cell.kind === 'absent'),
    ({ text }) => text,
  )
  return [...reasons].map(([text, absent]) => {
    const where = absent.length > mostNamed ? `${absent.length} areas` : listText(absent.map(({ area }) => area.name))
    return `No figure of change for ${where}: ${text}.`
  })
}

/** How many areas rose, fell and stayed, and whether chance may be behind it. */
function sentencesOf(areas: readonly PlateArea[], plate: Plate, { earlier, later }: TwoPeriods): readonly string[] {
  const valued = valuedAreas(areas)
  const side = (direction: 'above' | 'below' | 'equal') =>
    valued.filter(({ comparison }) => comparison?.direction === direction).length
  const [rose, fell, same] = [side('above'), side('below'), side('equal')]
  const sides = [`${rose} rose`, `${fell} fell`, ...(same > 0 ? [`${same} stayed the same`] : [])]
  return [
    plate.marks.includes('illustrative')
      ? 'These are made-up sample figures and say nothing about any real place.'
      : '',
    valued.length > 0
      ? `Of ${valued.length} ${valued.length === 1 ? 'area' : 'areas'} that ${areOf(valued.length)} compared, ${listText(sides)} from ${periodText(earlier)} to ${periodText(later)}.`
      : '',
    chanceSentence(areas, plate),
    ...missingSentences(areas),
  ].filter(Boolean)
}

const noChange: Plate['benchmark'] = {
  name: 'no change',
  cell: { kind: 'value', value: 0, status: 'derived' },
  how: 'The figure of the earlier period',
  own: null,
  source: null,
  caveat: null,
  text: 'No change: 0',
}

function trustFor(
  plate: Plate,
  resolved: Resolved,
  atlas: Atlas,
  changes: readonly AreaChange[],
  own: readonly Note[],
  periods: string,
): Plate['trust'] {
  const { main, per } = resolved
  const cells = changes.map(({ change }) => change)
  return trustOf({
    from: changes.flatMap(({ from }) => from),
    own: [...own, ...new Map(changes.flatMap(({ cautions }) => cautions).map((note) => [note.id, note])).values()],
    cells,
    statuses: cells.flatMap((cell) => (cell.kind === 'value' ? [cell.status] : [])),
    notes: [...main.indicator.notes, ...(per?.indicator.notes ?? [])],
    datasets: [...atlas.datasets.values()],
    sites: plate.view.sites ? atlas.sites : null,
    geography: plate.geography,
    periodText: periods,
    dataVersion: plate.trust.dataVersion,
  })
}

/** Why two periods are not set against each other. */
const whyNoChange = ({ measure, period }: Plate, from: Period): string =>
  isRanked(measure.kind)
    ? `no change since ${periodText(from)} can be shown, as no figures of that period stand beside those of ${periodText(period ?? '')}`
    : 'no change is shown of reports: more or fewer reports is not more or fewer problems'

/**
 * Turns the plate of one period into that of the change since another: the same areas, each with its change, its interval where there is one, or an absence that
 * says why the two figures cannot be compared. Map, stage, ranking, table and files draw it as any other plate.
 * @param plate of the period in view
 * @returns the same plate, with a notice, where the other period has no figures
 */
export const changePlate = (plate: Protected<Plate>, resolved: Resolved, atlas: Atlas): Protected<Plate> =>
  atOnce(changeSteps(plate, resolved, atlas))

/** Does as `changePlate`, in steps where there are very many areas. */
export function* changeSteps(plate: Protected<Plate>, resolved: Resolved, atlas: Atlas): Steps<Protected<Plate>> {
  const { change } = resolved.view
  if (!change) return plate
  const periods = isRanked(plate.measure.kind) ? twoPeriods(resolved, change.from) : null
  if (!periods) return vouchFor({ ...plate, repairs: [...plate.repairs, whyNoChange(plate, change.from)] })
  const shown = new Set(plate.areas.map(({ area }) => area.code))
  const all = yield* changesOf(resolved, atlas, periods, change.form, plate.overdispersed !== null)
  const changes = all.filter(({ area }) => shown.has(area.code))
  const isLong = changes.length > inOneGo
  const values = valuesOf(changes.map((one) => one.change))
  const measure = changeMeasure(plate.measure, change.form, values)
  const covered = coveredAreas(changes.map(({ area }) => area))
  const onMap = changes.filter(({ area }) => !covered.has(area.code))
  const classified = onMap.length < 2 && !plate.sites ? [] : valuesOf(onMap.map((one) => one.change))
  const { breaks, classes } = classify(classified, plate.view.classes, measure)
  if (isLong) yield
  const ranked = plate.geography.mergedFrom === null ? changes : []
  const ranks = ranksOf(new Map(ranked.map((one) => [one.area.code, one.change])))
  if (isLong) yield
  const areas = changes.map((one) => changeArea(one, { periods, measure, breaks, ranks, covered }))
  if (isLong) yield
  const span = `${periodText(periods.earlier)} to ${periodText(periods.later)}`
  const marks = marksOfStatuses(changes.flatMap((one) => (one.change.kind === 'value' ? [one.change.status] : [])))
  const title =
    values.length > 0 ? plateTitle(measure, plate.geography, areas) : `${measure.name}: ${span} cannot be compared`
  const subtitle = `${unitInFull(measure.unit)}, ${plate.geography.name} (${plate.geography.vintage}), from ${span}`
  const sentences = sentencesOf(areas, { ...plate, marks }, periods)
  if (isLong) yield
  // Made of the figures of two protected periods.
  return vouchFor({
    ...plate,
    change: { ...periods, form: change.form, of: plate.measure },
    measure,
    title,
    subtitle,
    sentences,
    description: descriptionOf(title, subtitle, sentences, areas),
    areas,
    groups: [],
    classes: withCounts(classes, areas),
    breaks,
    ramp: 'diverging',
    scale: 'diverging',
    classNote: 'The classes lie evenly around no change, whatever breaks are chosen',
    benchmark: noChange,
    absences: absenceGroups(areas),
    mapNotes: [
      ...mapNotes(areas, null),
      ...(resolved.overlay ? ['Nothing else is laid over a map of change.'] : []),
      ...(plate.groups.length > 0 ? ['Groups are left out of a map of change.'] : []),
    ],
    overlay: null,
    trust: trustFor(plate, resolved, atlas, changes, cautionsForAll(resolved, atlas, periods), span),
    marks,
  })
}
