import { toldOf } from '#core/disclosure/session.ts'
import { counted } from '#core/domain/counted.ts'
import { areaDecisions } from '../decisions/of-areas.ts'
import { guardDecision, isGuarded } from '../decisions/of-guard.ts'
import { describedMeasure } from '../decisions/of-measure.ts'
import { yearOfImport } from '../decisions/of-periods.ts'
import type { CheckContext, Guard, ReadTable } from '../draft.ts'
import { sheetFinding } from '../finding.ts'
import { firstRowsOf } from '../first-rows.ts'
import { alikeFindings } from '../guard/alike-words.ts'
import { allUnits, type GuardedUnits, guardUnits } from '../guard/guard-units.ts'
import { leftReport } from '../guard/left-report.ts'
import { partTotalsWords } from '../guard/part-totals.ts'
import { releaseFindings } from '../guard/release-words.ts'
import type { MappedSheet } from '../mapping.ts'
import { type AnsweredFleet, isOld, numberedFleet, oldAfterYears } from './answered-fleet.ts'
import { composeFleet, type FleetIndicator, type FleetRules } from './compose-equipment.ts'
import { equipmentFigures } from './equipment-figures.ts'
import { equipmentReading, readUnits, yearNow } from './equipment-rows.ts'
import type { TableReading } from './reading.ts'

/** What a list that is shown as it is comes to. */
function listSummary({ units, now }: AnsweredFleet): readonly string[] {
  const old = units.filter(isOld(now)).length
  return [
    `${units.length} units of ${new Set(units.map(({ modality }) => modality)).size} kinds`,
    `${old} ${old === 1 ? 'is' : 'are'} over ${oldAfterYears} years old`,
    `${units.filter(({ replacement }) => replacement !== null).length} have a planned year of replacement`,
    'Nothing is suppressed: the table is taken for a public list.',
  ]
}

const bandsAlone: readonly (readonly [string, string])[] = [
  ['old', `the share over ${oldAfterYears} years`],
  ['hours', 'hours of use'],
  ['unfit', 'the share not fit for purpose'],
]

/** What answers under the guard come to: nothing in it tells more than the figures that are shown. */
function guardedSummary(fleet: AnsweredFleet, { withheld }: GuardedUnits, fewest: number): readonly string[] {
  const departments = new Set(fleet.answers.map(({ contributor }) => contributor)).size
  const answered = new Set(fleet.answers.flatMap(({ contributor, isAnswered }) => (isAnswered ? [contributor] : [])))
  const hidden = (band: string) =>
    new Set(withheld.flatMap((one) => (one.band === band ? [`${one.area}|${one.group}`] : [])))
  const whole = hidden(allUnits)
  return [
    `${answered.size} of ${counted(departments, 'department')} answered`,
    `${counted(whole.size, 'place')} suppressed: fewer than ${fewest} departments, or needed to hide one that is`,
    ...bandsAlone.flatMap(([band, name]) => {
      const more = [...hidden(band)].filter((place) => !whole.has(place)).length
      return more > 0 ? [`${counted(more, 'more place')} with ${name} suppressed alone`] : []
    }),
    'Years of installation and of replacement are given several together, of nations and the United Kingdom alone',
  ]
}

/** The places of which any figure is suppressed, by modality, with the rules that suppress one. */
function suppressedPlaces({ withheld }: GuardedUnits, now: number): Guard['withheld'] {
  const shown = new Set(Object.values(equipmentFigures).flatMap(({ needs }) => needs))
  const places = new Map<string, Guard['withheld'][number]>()
  for (const { area, group, band, reasons } of withheld) {
    if (!shown.has(band)) continue
    const before = places.get(`${area}|${group}`)
    const all = [...new Set([...(before?.reasons ?? []), ...reasons])]
    places.set(`${area}|${group}`, { area, period: String(now), dims: { group }, reasons: all })
  }
  return [...places.values()]
}

type MadeFleet = {
  readonly composed: readonly FleetIndicator[]
  readonly summary: readonly string[]
  readonly guard?: Guard
}

/** Makes what may be shown of a fleet. */
export function madeOf(
  fleet: AnsweredFleet,
  { isUnderGuard, saysWhoAnswered }: { readonly isUnderGuard: boolean; readonly saysWhoAnswered: boolean },
  geography: string,
  context: CheckContext,
): MadeFleet {
  const { policy, places } = context
  const guarded = isUnderGuard ? guardUnits(fleet, places, policy, leftReport(context)) : null
  const rules: FleetRules = { guarded, policy, saysWhoAnswered }
  const composed = composeFleet(fleet, rules, geography, context)
  const left = partTotalsWords(composed.flatMap(({ observations }) => observations))
  if (!guarded) return { composed, summary: [...listSummary(fleet), ...left] }
  return {
    composed,
    summary: [...guardedSummary(fleet, guarded, policy.departments.fewest), ...left],
    guard: { policy, withheld: suppressedPlaces(guarded, fleet.now) },
  }
}

/** Counts units of equipment by area and kind: how many, how many are old, when they were installed, and how many are to be replaced in which year. */
export function readEquipment(parts: readonly MappedSheet[], context: CheckContext): ReadTable {
  const reading = equipmentReading(parts, context)
  const now = yearNow(parts, context.today)
  const areas = reading.areas('area')
  const read = readUnits(reading, areas, now)
  const { saysWhoAnswered } = read
  const isUnderGuard = isGuarded(context.answers, saysWhoAnswered)
  const measure = describedMeasure('Units, and the share of them in percent', 'one row is one unit')
  const shown = {
    own: (part: MappedSheet) => ({
      areas: areaDecisions(part, areas, context),
      periods: [yearOfImport(part, context.today)],
      measure: [...measure, guardDecision(context.answers, saysWhoAnswered)],
      marks: [],
    }),
    first: firstRowsOf(parts, reading.rows, { area: areas }, (code) => reading.nameOf(code)),
    tally: reading.tallyOf(read.taken, areas),
  }
  return reading.checked('equipment', shown, () => {
    const fleet = numberedFleet(read, now)
    if (fleet.units.length === 0 && !fleet.answers.some(({ isAnswered }) => isAnswered)) return null
    const made = madeOf(fleet, { isUnderGuard, saysWhoAnswered }, areas.geographies[0] ?? 'itl1', context)
    if (made.guard) sayOfGuard(reading, fleet, made)
    return { ...made, rows: reading.rows.length }
  })
}

/** Says what readers of earlier releases would learn, and which names are counted as one department. */
function sayOfGuard(
  { findings, parts, context }: TableReading,
  { alike }: AnsweredFleet,
  { composed }: MadeFleet,
): void {
  const [part] = parts
  if (!part) return
  const shown = new Map(composed.map(({ indicator, observations }) => [indicator.id, observations]))
  const said = [
    ...releaseFindings(toldOf(shown, context.released), context.released),
    ...alikeFindings(alike, '. Write one name for one department.'),
  ]
  for (const words of said) findings.add(sheetFinding(part.sheet, words))
}
