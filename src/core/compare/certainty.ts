import { listText } from '#core/domain/list-text.ts'
import {
  bare,
  column,
  figure,
  lacking,
  notApplicable,
  type PanelContent,
  type PanelTable,
  valueCell,
  words,
} from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import { isIncomplete, someText } from '#core/plate/reading.ts'
import { groundOf } from './ground.ts'
import type { CompareInput } from './input.ts'

/**
 * What is known of a figure, and no more. `unclear`: its interval, or the limits that allow for overdispersion, do not tell it from the benchmark. `partial`: not everybody was counted. `clear`: beyond its
 * interval and fully covered. `beyond`, `complete`: one of the two is known and the other is not. `untold`: neither.
 */
export type Doubt = 'unclear' | 'partial' | 'clear' | 'beyond' | 'complete' | 'untold'

export const doubtWords: Readonly<Record<Doubt, string>> = {
  unclear: 'the 95% limits do not tell it from the benchmark',
  partial: 'records are incomplete',
  clear: 'beyond its 95% limits, records complete',
  beyond: 'beyond its 95% limits; coverage not known',
  complete: 'records complete; no interval to tell chance',
  untold: 'no interval and no coverage to tell',
}

const doubtIds: readonly Doubt[] = ['clear', 'beyond', 'complete', 'unclear', 'partial', 'untold']

export type Certainty = { readonly doubts: Readonly<Record<string, Doubt>> }

function doubtOf({ cell, comparison }: PlateArea): Doubt | null {
  if (cell.kind === 'absent') return null
  const beyond = comparison?.beyondChance ?? null
  if (beyond === false) return 'unclear'
  if (isIncomplete(cell)) return 'partial'
  if (beyond) return cell.coverage ? 'clear' : 'beyond'
  return cell.coverage ? 'complete' : 'untold'
}

/** The title claims for each figure what is known of it: completeness, difference from the benchmark, or both. */
function titleOf(doubts: readonly Doubt[]): string {
  const count = (doubt: Doubt) => doubts.filter((one) => one === doubt).length
  const parts = [
    { many: count('clear'), claim: 'complete and beyond their 95% limits' },
    { many: count('beyond'), claim: 'beyond their 95% limits, with coverage not known' },
    { many: count('complete'), claim: 'from complete records, with no interval to tell chance' },
  ].filter(({ many }) => many > 0)
  const only = doubts.length === 1
  if (parts.length === 0) return only ? 'The figure is not sure' : `None of ${doubts.length} figures is sure`
  if (only) return `The figure is ${parts[0]?.claim}`
  const texts = parts.map(({ many, claim }, at) =>
    at === 0 ? `${many} of ${doubts.length} figures ${many === 1 ? 'is' : 'are'} ${claim}` : `${many} ${claim}`,
  )
  return listText(texts)
}

const limitCell = ({ cell }: PlateArea, side: 'lower' | 'upper', { measure }: Plate) =>
  cell.kind === 'value' && cell.interval ? figure(cell.interval[side], measure) : notApplicable

type DoubtfulArea = { readonly one: PlateArea; readonly doubt: Doubt }

const namesIn = (found: readonly DoubtfulArea[], doubt: Doubt) =>
  found.filter((each) => each.doubt === doubt).map(({ one }) => one.area.name)

function sentencesOf({ benchmark, overdispersed }: Plate, found: readonly DoubtfulArea[]): readonly string[] {
  const unclear = namesIn(found, 'unclear')
  const partial = namesIn(found, 'partial')
  const untold = namesIn(found, 'untold')
  const among = (count: number) => (found.length === 1 ? 'the only area' : `${count} of ${found.length} areas`)
  return [
    unclear.length > 0 && benchmark
      ? `For ${among(unclear.length)} ${overdispersed ? 'limits that allow for overdispersion hold' : 'the 95% interval spans'} ${benchmark.name}: ${someText(unclear, 5)}.`
      : '',
    partial.length > 0 ? `For ${among(partial.length)} records are incomplete: ${someText(partial, 5)}.` : '',
    untold.length > 0
      ? `${untold.length} of ${found.length} figures ${untold.length === 1 ? 'carries' : 'carry'} neither interval nor coverage.`
      : '',
  ].filter(Boolean)
}

/** A row an area, then a row for each doubt with how many areas have it. */
function tableOf(plate: Plate, found: readonly DoubtfulArea[]): PanelTable {
  const areaRows = plate.areas.map((one) => {
    const doubt = doubtOf(one)
    return {
      key: one.area.code,
      area: one.area.code,
      cells: [
        words(one.area.name),
        valueCell(one.cell, plate.measure),
        limitCell(one, 'lower', plate),
        limitCell(one, 'upper', plate),
        words(one.coverageText),
        words(doubt ? doubtWords[doubt] : ''),
        notApplicable,
        notApplicable,
      ],
    }
  })
  const doubtRows = doubtIds.map((doubt) => ({
    key: doubt,
    area: null,
    cells: [
      words('All areas'),
      ...Array.from({ length: 4 }, () => notApplicable),
      words(doubtWords[doubt]),
      figure(namesIn(found, doubt).length, bare(0)),
      figure(found.length, bare(0)),
    ],
  }))
  return {
    columns: [
      column('area', 'Area', false),
      column('value', plate.measure.unit),
      column('lower', '95% interval, lower'),
      column('upper', '95% interval, upper'),
      column('coverage', 'Coverage', false),
      column('doubt', 'Uncertainty', false),
      column('areas', 'Areas'),
      column('of', 'Of areas with a figure'),
    ],
    rows: [...areaRows, ...doubtRows],
  }
}

/** Composes which areas the map can be sure about: hatched where the interval spans the benchmark or records are incomplete. */
function certaintyOf({ plate }: CompareInput): PanelContent<Certainty> {
  const lack = (reason: string) => lacking('Where the map can be sure', plate.subtitle, reason)
  if (plate.geography.drawnAs === 'points')
    return lack('Places without borders have nothing to hatch; intervals stand in the ranking.')
  const found = plate.areas.flatMap((one): DoubtfulArea[] => {
    const doubt = doubtOf(one)
    return doubt ? [{ one, doubt }] : []
  })
  if (found.length === 0) return lack('No area has a figure.')
  if (found.every(({ doubt }) => doubt === 'untold'))
    return lack('Neither intervals nor coverage are published for this measure, so how sure it is cannot be told.')
  return {
    title: titleOf(found.map(({ doubt }) => doubt)),
    subtitle: `${plate.subtitle}; hatched where ${plate.overdispersed ? '95% limits, with overdispersion allowed for, do not tell it from the benchmark' : 'the 95% interval spans the benchmark'} or records are incomplete`,
    sentences: sentencesOf(plate, found),
    table: tableOf(plate, found),
    body: { doubts: Object.fromEntries(found.map(({ one, doubt }) => [one.area.code, doubt])) },
    lacks: null,
  }
}

export const certaintyPanel: PanelSpec<CompareInput, Certainty> = {
  label: 'Uncertainty',
  marksEach: true,
  ordersAreas: true,
  inBrief: 3,
  compose: certaintyOf,
  ground: ({ plate, atlas, own }) =>
    groundOf({ plate, atlas, measured: [own], norm: plate.benchmark?.source ?? null, classed: true }),
}
