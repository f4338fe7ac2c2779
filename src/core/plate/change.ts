import type { Area } from '#core/domain/area.ts'
import { type Cell, combinedStatus, type Interval, type Observation, type Value } from '#core/domain/cell.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import { endSentence } from '#core/domain/letters.ts'
import { comparePeriods, type Period, periodText, periodYears } from '#core/domain/period.ts'
import type { Note } from '#core/domain/source.ts'
import type { Steps } from '#core/domain/steps.ts'
import { differenceInterval, ratioInterval } from '#core/statistics/change-interval.ts'
import type { ChangeForm } from '#core/view/view.ts'
import type { Atlas } from './atlas.ts'
import { withoutChanceInterval } from './chance.ts'
import { inOneGo } from './compose.ts'
import { closestPeriod, yearsTouched } from './match-period.ts'
import { type AreaFigure, measurePeriod } from './measured.ts'
import type { Resolved } from './resolve.ts'
import { coverageText } from './trust.ts'

/** Two periods of one measure, the earlier first. */
export type TwoPeriods = { readonly earlier: Period; readonly later: Period }

/** The figures of one area in two periods, and the change between them or the reason why there is none. */
export type AreaChange = {
  readonly area: Area
  readonly before: Cell
  readonly after: Cell
  readonly change: Cell
  /** What a reader must know of this change beside its figures. */
  readonly cautions: readonly Note[]
  readonly from: readonly Observation[]
}

type Pair = { readonly before: AreaFigure; readonly after: AreaFigure }

const refused = (because: string): Cell => ({ kind: 'absent', reason: 'not-applicable', because })

/** The denominator's period that the map of a period would have: the reader's, else by the rule of matching. */
function perPeriodOf({ per, view }: Resolved, period: Period): Period | null {
  if (!per) return null
  const chosen = per.periods.some((held) => held.period === view.perPeriod) ? view.perPeriod : null
  return chosen ?? closestPeriod(per.periods, period, per.denominator.avoid)
}

/** The figures of every area as the map of a period would have them. */
export const figuresAt = (resolved: Resolved, atlas: Atlas, period: Period): readonly AreaFigure[] =>
  measurePeriod(resolved, atlas.areas, atlas.datasets, period, perPeriodOf(resolved, period))

/** The breaks of a series that lie between two periods. */
const breaksBetween = ({ breaks }: Pick<Indicator, 'breaks'>, { earlier, later }: TwoPeriods): Indicator['breaks'] =>
  breaks.filter(({ after }) => comparePeriods(earlier, after) <= 0 && comparePeriods(after, later) < 0)

function noteOf({ datasets }: Atlas, id: string): Note | null {
  for (const { notes } of datasets.values()) {
    const found = notes.get(id)
    if (found) return found
  }
  return null
}

/** Kinds whose figures grow with the length of their period, or describe it as a whole. */
const ofSpans: readonly Indicator['kind'][] = ['events', 'money', 'share', 'rate']

/** "month", "1 year", "5 years": the length of a period; a financial year is as long as a calendar year. */
function lengthOf(period: Period): string {
  if (/^\d{4}-\d\d-\d\d$/.test(period)) return 'a day'
  if (/^\d{4}-\d\d$/.test(period)) return 'a month'
  const [from, to] = period.split('/')
  if (from && to && to.length === 7) {
    const months =
      (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5)) + 1
    return months === 12 ? 'a year' : `${months} months`
  }
  const years = period.includes('/') ? 1 : yearsTouched(period)
  return years === 1 ? 'a year' : `${years} years`
}

/** Why no area can be compared between two periods of a measure; null where some may. */
function refusalOfAll({ main }: Resolved, atlas: Atlas, periods: TwoPeriods): string | null {
  const [broken] = breaksBetween(main.indicator, periods)
  if (broken) {
    const why = noteOf(atlas, broken.note)?.text
    return `the series breaks after ${periodText(broken.after)}${why ? `: ${why.replace(/\.$/, '')}` : ''}`
  }
  const [before, after] = [lengthOf(periods.earlier), lengthOf(periods.later)]
  return ofSpans.includes(main.indicator.kind) && before !== after
    ? `the periods are not alike: one is ${before}, the other ${after}`
    : null
}

/** The reason of an absence in one of the two periods. */
function absenceOf({ before, after }: Pair, { earlier, later }: TwoPeriods): Cell | null {
  const [first, second] = [before.cell, after.cell]
  const missing = first.kind === 'absent' ? first : second.kind === 'absent' ? second : null
  if (!missing) return null
  const when = first.kind === second.kind ? 'either period' : periodText(first.kind === 'absent' ? earlier : later)
  return { ...missing, because: `no figure of ${when}${missing.because ? `: ${missing.because}` : ''}` }
}

const basesOf = ({ from }: AreaFigure): string => from.map(({ basis }) => basis ?? '').join('|')

/**
 * Whether the answer depends on who answered: with the figures scaled to full coverage the change has another sign. Measures that add up only; a share
 * does not grow with the number of those that answer.
 */
function isCoverageAlone(before: Value, after: Value, { additive }: Indicator): boolean {
  const [a, b] = [before.coverage, after.coverage]
  if (!additive || !a || !b || a.part * b.whole === b.part * a.whole || a.part === 0 || b.part === 0) return false
  const scaled = (after.value * b.whole) / b.part - (before.value * a.whole) / a.part
  return Math.sign(scaled) !== Math.sign(after.value - before.value)
}

/** Why one area cannot be compared, though it has a figure in both periods; null where it can. */
function refusalOf(pair: Pair, before: Value, after: Value, resolved: Resolved, form: ChangeForm): string | null {
  if (basesOf(pair.before) !== basesOf(pair.after))
    return 'counted within other boundaries in one period than in the other'
  if ((before.coverage === undefined) !== (after.coverage === undefined))
    return 'how many answered is known for one of the two periods only'
  if (isCoverageAlone(before, after, resolved.main.indicator))
    return `who answered changed more than the figure: ${coverageText(before)}, then ${coverageText(after)}`
  if (form === 'percent' && before.value <= 0) return 'the earlier figure is zero, of which there is no per cent'
  return null
}

const overlap = ({ earlier, later }: TwoPeriods): boolean =>
  ofTotals(earlier, later) && periodYears(later).first < periodYears(earlier).last

const ofTotals = (...periods: readonly Period[]): boolean => periods.some((period) => yearsTouched(period) > 1)

/** The interval of a change, where both figures have one of the same level and are independent of each other. */
function intervalOf(before: Value, after: Value, periods: TwoPeriods, form: ChangeForm): Interval | null {
  const [a, b] = [before.interval, after.interval]
  if (!a || !b || a.level !== b.level || overlap(periods)) return null
  const [earlier, later] = [
    { ...a, value: before.value },
    { ...b, value: after.value },
  ]
  const method = a.method === b.method ? a.method : 'published'
  if (form === 'difference') return { ...differenceInterval(later, earlier), level: a.level, method }
  const ratio = ratioInterval(later, earlier)
  return ratio && { lower: (ratio.lower - 1) * 100, upper: (ratio.upper - 1) * 100, level: a.level, method }
}

/** The lower of two coverages, which limits the change. */
function leastCovered(before: Value, after: Value): Value['coverage'] {
  const share = ({ coverage }: Value) => (coverage ? coverage.part / coverage.whole : 1)
  return share(before) <= share(after) ? before.coverage : after.coverage
}

function changeCell(before: Value, after: Value, periods: TwoPeriods, form: ChangeForm): Cell {
  const difference = after.value - before.value
  const interval = intervalOf(before, after, periods, form)
  const coverage = leastCovered(before, after)
  return {
    kind: 'value',
    value: form === 'percent' ? (difference / before.value) * 100 : difference,
    status: combinedStatus([before.status, after.status]),
    ...(interval ? { interval } : {}),
    ...(coverage ? { coverage } : {}),
  }
}

/** What must be known of the change of an area: who answered, notes of one period only, other publishers. */
function cautionsFor({ before, after }: Pair, atlas: Atlas, { earlier, later }: TwoPeriods): readonly Note[] {
  const [a, b] = [before.cell.coverage, after.cell.coverage]
  const code = before.area.code
  const notes: Note[] = []
  if (!a && !b && [...before.from, ...after.from].every((one) => one.notes.length === 0)) return notes
  const add = (id: string, text: string) => notes.push({ id, text: endSentence(text), weight: 'caution' })
  if (a && b && (a.part < a.whole || b.part < b.whole))
    add(
      `change-coverage-${code}`,
      `Who answered may have changed: ${coverageText(before.cell)} in ${periodText(earlier)}, ${coverageText(after.cell)} in ${periodText(later)}`,
    )
  const notesOf = ({ from }: AreaFigure) => new Set(from.flatMap((one) => one.notes))
  const [first, second] = [notesOf(before), notesOf(after)]
  for (const [own, other, period] of [[first, second, earlier] as const, [second, first, later] as const])
    for (const id of own) {
      const note = other.has(id) ? null : noteOf(atlas, id)
      if (note?.weight === 'caution') add(`change-${id}-${period}`, `Of ${periodText(period)} only: ${note.text}`)
    }
  return notes
}

/** Cautions for all areas: a break of the denominator, one denominator under both figures, periods that share years. */
export function cautionsForAll(resolved: Resolved, atlas: Atlas, periods: TwoPeriods): readonly Note[] {
  const { per } = resolved
  const notes: Note[] = []
  const add = (id: string, text: string) => notes.push({ id, text: endSentence(text), weight: 'caution' })
  if (overlap(periods)) add('change-overlap', 'The two periods share years, so part of both figures is the same')
  if (!per) return notes
  const [earlier, later] = [perPeriodOf(resolved, periods.earlier), perPeriodOf(resolved, periods.later)]
  if (earlier === null || later === null) return notes
  if (earlier === later)
    add(
      'change-one-denominator',
      `Both figures stand over the ${per.indicator.phrase} of ${periodText(later)}, so only what is above the line has changed`,
    )
  else
    for (const { after, note } of breaksBetween(per.indicator, { earlier, later }))
      add(
        `change-break-${after}`,
        `What stands below the line (${per.indicator.phrase}) has a break after ${periodText(after)}. ${noteOf(atlas, note)?.text ?? ''}`,
      )
  return notes
}

/** Orders the period in view and the one it is compared with; null where the other has no figures, or is the same. */
export function twoPeriods({ period, main }: Resolved, other: Period | undefined): TwoPeriods | null {
  if (period === null || other === undefined || other === period) return null
  if (!main.periods.some((held) => held.period === other)) return null
  const [earlier = other, later = period] = [other, period].sort(comparePeriods)
  return { earlier, later }
}

/**
 * Computes the change of every area between two periods. A difference is refused, as an absence with its reason, where the two figures are not alike: a break
 * of the series lies between them, the periods have other lengths, the boundaries differ, or the change is one of who answered. What does not forbid
 * a difference but may explain it stands in `cautions`.
 * @param overdispersed whether areas differ by more than chance, which removes the intervals of chance
 */
export function* changesOf(
  resolved: Resolved,
  atlas: Atlas,
  periods: TwoPeriods,
  form: ChangeForm,
  overdispersed: boolean,
): Steps<readonly AreaChange[]> {
  const isLong = atlas.areas.length > inOneGo
  if (isLong) yield
  const befores = figuresAt(resolved, atlas, periods.earlier)
  if (isLong) yield
  const afters = figuresAt(resolved, atlas, periods.later)
  if (isLong) yield
  const forAll = refusalOfAll(resolved, atlas, periods)
  return befores.flatMap((before, index): AreaChange[] => {
    const after = afters[index]
    if (!after) return []
    const pair: Pair = { before, after }
    const plain = (cell: Cell) => (overdispersed ? withoutChanceInterval(cell) : cell)
    const [first, second] = [plain(before.cell), plain(after.cell)]
    const known = { area: before.area, before: first, after: second, from: [...before.from, ...after.from] }
    if (first.kind === 'absent' || second.kind === 'absent')
      return [{ ...known, change: absenceOf(pair, periods) ?? refused(''), cautions: [] }]
    const because = forAll ?? refusalOf(pair, first, second, resolved, form)
    if (because !== null) return [{ ...known, change: refused(because), cautions: [] }]
    return [{ ...known, change: changeCell(first, second, periods, form), cautions: cautionsFor(pair, atlas, periods) }]
  })
}
