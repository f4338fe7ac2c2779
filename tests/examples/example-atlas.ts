import type { Observation } from '#core/domain/cell.ts'
import type { Atlas } from '#core/plate/atlas.ts'
import { areas, dataset, datasets, observe, smallAtlas } from '../fixtures/small-atlas.ts'

const codes = areas.map(({ code }) => code)
const years = ['2017', '2018', '2019'] as const

/** One observation for every area, and an absence wherever a list has null. */
const each = (values: readonly (number | null)[], more: Partial<Observation> = {}): readonly Observation[] =>
  codes.map((code, at) => observe(code, values[at] ?? { kind: 'absent', reason: 'suppressed' }, more))

type Values = {
  readonly machines: readonly (number | null)[]
  readonly cases: readonly (number | null)[]
  readonly people: readonly number[]
  readonly vacancy: readonly (number | null)[]
  /** Growth of each area's cases beyond that of the area before it. */
  readonly drift: number
}

const ordinary: Values = {
  machines: [10, 24, 22, 5, 30, 11],
  cases: [9000, 15500, 12500, 6900, 10800, 7600],
  people: [1.1e6, 2.4e6, 2.9e6, 1e6, 2e6, 1.2e6],
  vacancy: [4.2, 7.5, 12.1, 9.3, 3.4, 6],
  drift: 0.01,
}

const atlasWith = ({ machines, cases, people, vacancy, drift }: Values): Atlas => ({
  ...smallAtlas,
  datasets: new Map([
    ...datasets,
    ['machines/*', dataset('machines', each(machines))],
    [
      'cases/*',
      dataset(
        'cases',
        years.flatMap((period, at) =>
          each(
            cases.map((count, area) => (count === null ? null : Math.round(count * (0.92 + at * 0.03 + area * drift)))),
            { period },
          ),
        ),
      ),
    ],
    ['population/*', dataset('population', each(people))],
    ['vacancy/*', dataset('vacancy', each(vacancy))],
  ]),
})

const longNames = [
  'The County of the Very Long Name upon the River',
  'Saint Somewhere and the Western Marches',
  'Eastern Fens, Broads and Wolds',
  'Wales and the Borders',
  'Na h-Eileanan Siar and the Highlands',
  'Armagh City, Banbridge and Craigavon',
]

/** The made-up country in every state that figures must show. */
export const exampleAtlases = {
  ordinary: atlasWith(ordinary),
  absent: atlasWith({
    ...ordinary,
    machines: [10, null, 22, 5, null, 11],
    cases: [9000, 13000, 12500, 6900, null, 7600],
    vacancy: [4.2, null, 12.1, 9.3, 3.4, 6],
  }),
  ties: atlasWith({
    machines: [10, 10, 10, 10, 10, 10],
    cases: [9000, 9000, 9000, 9000, 9000, 9000],
    people: [1e6, 1e6, 1e6, 1e6, 1e6, 1e6],
    vacancy: [5, 5, 5, 5, 5, 5],
    drift: 0,
  }),
  one: { ...atlasWith(ordinary), areas: areas.slice(1, 2) },
  longNames: {
    ...atlasWith(ordinary),
    areas: areas.map((area, at) => ({ ...area, name: longNames[at] ?? '', short: (longNames[at] ?? '').slice(0, 22) })),
  },
} as const satisfies Record<string, Atlas>
