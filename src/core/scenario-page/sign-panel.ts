import type { Status } from '#core/domain/cell.ts'
import { column, lacking, type PanelContent, words } from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import type { Measure } from '#core/plate/measure.ts'
import type { Plate } from '#core/plate/plate.ts'
import { agreementsBy } from '#core/scenario/question-need.ts'
import type { GapAgreement } from '#core/scenario/requirement-gap.ts'
import { areaPlate, type MappedFigure } from './area-plate.ts'
import { areaName, onTheWay, restsOn, type ScenarioInput, shownYear, specialtyText } from './state.ts'

const measure: Measure = {
  name: 'Methods by which scientists are too few',
  phrase: 'methods by which scientists are too few',
  unit: '% of methods',
  prefix: '',
  suffix: '%',
  decimals: 0,
  kind: 'share',
  polarity: { higher: 'more methods', lower: 'fewer methods' },
}

/** Classes: no method, some, every one. The limits part 0 and 100 from all that lies between. */
const breaks = [0, 1, 99, 100]
const labels = [
  'enough by every method',
  'the methods contradict each other, or one is open',
  'too few by every method',
]

const verdictWords: Readonly<Record<GapAgreement['verdict'], string>> = {
  'all-short': 'too few by every method',
  'all-enough': 'enough by every method',
  split: 'the methods contradict each other',
  unsure: 'none contradicts another, but at least one is open',
  'one-method': 'one method alone, which agrees with nobody',
  'no-method': 'no method has a figure',
}

function figureOf({ short, enough, open, verdict }: GapAgreement, status: Status): MappedFigure {
  const all = short.length + enough.length + open.length
  if (all < 2)
    return {
      cell: {
        kind: 'absent',
        reason: all === 0 ? 'not-collected' : 'not-applicable',
        because: verdictWords[verdict],
      },
      rangeText: '',
    }
  const value = (100 * (short.length + open.length / 2)) / all
  return {
    cell: { kind: 'value', value, status },
    rangeText: '',
    text: `too few by ${short.length} of ${all}`,
  }
}

function contentOf(input: ScenarioInput): PanelContent<Plate> {
  const { requirement, question, held, path, runs, start, geography } = input
  const { year, at } = shownYear(input)
  const what = `scientists in ${specialtyText(input)} are too few in ${year}`
  if (!runs) return lacking(`Whether ${what}`, '', onTheWay)
  const status: Status = start.illustrative ? 'illustrative' : 'modelled'
  const agreements = agreementsBy(requirement, question, held.values, runs, { years: path.years, at })
  const figures = new Map(agreements.map((one) => [one.area, figureOf(one, status)]))
  const count = (some: readonly GapAgreement['verdict'][]) =>
    agreements.filter(({ verdict }) => some.includes(verdict)).length
  const told = count(['all-short', 'all-enough', 'split', 'unsure'])
  const apart = count(['split', 'unsure'])
  const title = `In ${apart} of ${told} areas the methods contradict each other, or one is open, on whether ${what}`
  const subtitle = `Published methods with a figure of ${specialtyText(input)}, each set against 80 of 100 runs; a method is open where the runs hold both signs, and counts half. ${geography.name} (${geography.vintage}), ${year}; ${restsOn(input)}`
  const plate = areaPlate(input, { title, subtitle, sentences: [], measure, breaks, labels, figures, mapNotes: [] })
  const named = (ids: readonly string[]) =>
    ids.map((id) => requirement.methods.find((method) => method.id === id)?.name ?? id).join('; ')
  return {
    title,
    subtitle,
    sentences: [
      `In ${count(['all-short'])} areas there are too few by every method, in ${count(['all-enough'])} enough by every method.`,
      'The methods are counted, never averaged.',
    ],
    table: {
      columns: [
        column('area', 'Area', false),
        column('verdict', 'How the methods stand', false),
        column('short', 'Too few by', false),
        column('enough', 'Enough by', false),
        column('open', 'Open by', false),
      ],
      rows: agreements.map(({ area, verdict, short, enough, open }) => ({
        key: area,
        area,
        cells: [areaName(input, area), verdictWords[verdict], named(short), named(enough), named(open)].map(words),
      })),
    },
    body: told > 0 ? plate : null,
    lacks: told > 0 ? null : 'Fewer than two methods have a figure in any area',
  }
}

export const signPanel: PanelSpec<ScenarioInput, Plate> = {
  label: 'Where the methods disagree',
  compose: contentOf,
  ground: ({ plate: { trust, marks } }) => ({ trust, marks, measure, showsMain: false }),
}
