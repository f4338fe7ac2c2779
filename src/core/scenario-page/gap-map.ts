import type { Cell, Status } from '#core/domain/cell.ts'
import type { Protected } from '#core/domain/protected.ts'
import { absent, bare, column, figure, lacking, type PanelContent, valueCell, words } from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import { asWritten, type Measure, numberText, quantityText } from '#core/plate/measure.ts'
import type { Plate } from '#core/plate/plate.ts'
import { inputsFor, needOf } from '#core/scenario/question-need.ts'
import { inputsOf, type NoFigure } from '#core/scenario/requirement.ts'
import { classBreaks } from '#core/statistics/class-breaks.ts'
import { areaPlate, gapMeasure, type MappedFigure } from './area-plate.ts'
import { groundOfGaps } from './ground.ts'
import { onTheWay, restsOn, type ScenarioInput, type ScenarioState, shownYear, specialtyText } from './state.ts'

/** Staff, requirement and gap of one area in the year of the map. WTE. */
type AreaGap = {
  readonly area: string
  /** 10, 50 and 90 in 100 runs lie below. */
  readonly staff: readonly [low: number, middle: number, high: number]
  readonly required: number | NoFigure
}

/** The gap of every area by the chosen method; each by its own inputs. */
function gapsByArea(state: ScenarioState): readonly AreaGap[] {
  const { requirement, question, chosen, held, path, runs } = state
  if (!runs || !chosen) return []
  const { at } = shownYear(state)
  return runs.map(({ area, bands }): AreaGap => {
    const values = inputsFor(question, area, held.values)
    const { need } = needOf(requirement, chosen.method, { area, values }, path.years)
    const [low = 0, , middle = 0, , high = 0] = bands[at] ?? []
    const required = need.kind === 'absent' ? need : (need.wte[at] ?? null)
    return {
      area,
      staff: [low, middle, high],
      required: required ?? { kind: 'absent', because: 'the method has no figure of this year' },
    }
  })
}

const unheld: Cell = { kind: 'absent', reason: 'suppressed', because: 'suppressed or not collected in this start' }
/** Of every area while nothing says how far it is from what is required. */
const unasked: Cell = { kind: 'absent', reason: 'not-applicable', because: 'no gap without a method and its runs' }

function figureOf({ staff, required }: AreaGap, status: Status, measure: Measure): MappedFigure {
  if (typeof required !== 'number')
    return { cell: { kind: 'absent', reason: 'not-collected', because: required.because }, rangeText: '' }
  const [low, middle, high] = staff.map((one) => required - one)
  const ends = [high ?? 0, low ?? 0].map((end) => numberText(end, measure))
  return { cell: { kind: 'value', value: middle ?? 0, status }, rangeText: `${ends.join(' to ')} in 80 of 100 runs` }
}

/** What fills the method in the other areas, as a sentence. */
function filledWords({ chosen, held, question }: ScenarioState): string {
  if (!chosen) return ''
  const filled = inputsOf(chosen.method).flatMap((id) => held.words[id] ?? [])
  const typed =
    Object.keys(question.inputs).length > 0 ? ', but where the reader has given another for the area asked about' : ''
  return filled.length > 0 ? `The method is filled with what the atlas holds: ${filled.join('; ')}${typed}.` : ''
}

/** The map of the gap in a year, as the plate on which the panels of a scenario stand. */
export function gapPlate(state: ScenarioState): Protected<Plate> {
  const { start, chosen, geography } = state
  const { year } = shownYear(state)
  const measure = gapMeasure(`Gap of scientists in ${specialtyText(state)}`)
  const status: Status = start.illustrative ? 'illustrative' : 'modelled'
  const gaps = gapsByArea(state)
  const figures = new Map(gaps.map((gap) => [gap.area, figureOf(gap, status, measure)]))
  const none = gaps.length === 0 ? unasked : unheld
  for (const { code } of start.areas) if (!figures.has(code)) figures.set(code, { cell: none, rangeText: '' })
  const valued = gaps.flatMap(({ area, staff, required }) =>
    typeof required === 'number' ? [{ area, gap: required - staff[1] }] : [],
  )
  const sorted = valued.toSorted((a, b) => b.gap - a.gap)
  const { breaks } = classBreaks(
    valued.map(({ gap }) => asWritten(gap, measure)),
    { method: 'diverging', classes: 6, centre: 0 },
  )
  const named = ({ area, gap }: (typeof valued)[number]) =>
    `${state.areas.find(({ code }) => code === area)?.name ?? area} (${quantityText(gap, measure)}; ${figures.get(area)?.rangeText})`
  const [largest, smallest] = [sorted[0], sorted.at(-1)]
  const method = chosen ? `by “${chosen.method.name}”` : 'by no method yet'
  return areaPlate(state, {
    title:
      valued.length === 0
        ? `Gap of scientists in ${specialtyText(state)} in ${year}`
        : `${valued.filter(({ gap }) => gap > 0).length} of ${valued.length} areas have too few scientists in ${specialtyText(state)} in ${year}, ${method}`,
    subtitle: `Required less in post in ${specialtyText(state)}, WTE, in the middle of the runs: above zero too few. ${geography.name} (${geography.vintage}), ${year}; ${restsOn(state)}`,
    sentences: [
      ...(largest && smallest && largest !== smallest
        ? [`The gap is largest in ${named(largest)} and smallest in ${named(smallest)}.`]
        : []),
      filledWords(state),
    ].filter(Boolean),
    measure,
    breaks,
    mapNotes: ['Above zero: too few.'],
    figures,
    labels: null,
  })
}

const wte = bare(1)
const signed = { ...wte, signed: true }

/** Why there is no map; null where there is one. */
const lacksOf = ({ chosen, runs, plate }: ScenarioInput): string | null => {
  if (!chosen) return 'Choose a method of requirement: none is preselected'
  if (!runs) return onTheWay
  return plate.areas.some(({ cell }) => cell.kind === 'value') ? null : 'The method has no figure in any area'
}

function contentOf(input: ScenarioInput): PanelContent<Plate> {
  const { plate } = input
  const { title, subtitle, sentences } = plate
  const lacks = lacksOf(input)
  if (lacks !== null) return lacking(title, subtitle, lacks)
  const gaps = new Map(gapsByArea(input).map((gap) => [gap.area, gap]))
  return {
    title,
    subtitle,
    sentences,
    table: {
      columns: [
        column('area', 'Area', false),
        column('staff', 'In post, middle of the runs, WTE'),
        column('required', 'Required, WTE'),
        column('gap', 'Gap, WTE'),
        column('low', 'Gap, 10 in 100 runs below, WTE'),
        column('high', 'Gap, 90 in 100 runs below, WTE'),
        column('because', 'Why there is no figure', false),
      ],
      rows: plate.areas.map(({ area, cell }) => {
        const gap = gaps.get(area.code)
        const required = gap && typeof gap.required === 'number' ? gap.required : null
        const none = cell.kind === 'absent' ? valueCell({ kind: 'absent', reason: cell.reason }, wte) : words('')
        const end = (at: 0 | 2) => (gap && required !== null ? figure(required - gap.staff[at], signed) : none)
        return {
          key: area.code,
          area: area.code,
          cells: [
            words(area.name),
            gap ? figure(gap.staff[1], wte) : none,
            required === null ? none : figure(required, wte),
            cell.kind === 'value' ? figure(cell.value, signed) : none,
            end(2),
            end(0),
            cell.kind === 'absent' ? absent(cell.because ?? '', cell.reason) : words(''),
          ],
        }
      }),
    },
    body: plate,
    lacks: null,
  }
}

export const gapPanel: PanelSpec<ScenarioInput, Plate> = {
  label: 'Map of the gap',
  compose: contentOf,
  ground: groundOfGaps,
}
