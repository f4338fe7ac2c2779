import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { baseScenario, type LeverChange, type ScenarioSpec } from '#core/scenario/scenario.ts'
import { type SupplyFile, supplyFileSchema } from '#core/scenario/supply-file.ts'

/** The file as the build wrote it. */
export const shippedSupply = (): SupplyFile =>
  v.parse(
    supplyFileSchema,
    JSON.parse(readFileSync(join(import.meta.dirname, '../../../public/data/supply.json'), 'utf8')),
  )

/** A small world of our own: areas with persons of one specialty, profession and age. Levers stand at the values that are given, else at nothing. */
export function world(
  persons: readonly number[],
  values: Readonly<Record<string, number>>,
  own: Partial<SupplyFile['starts'][number]> = {},
): SupplyFile {
  const shipped = shippedSupply()
  const neutral: Readonly<Record<string, number>> = {
    participation: 100,
    completion: 100,
    'taking-a-post': 100,
    'funded-posts': 100,
  }
  const levers = shipped.levers.map((lever) => ({
    ...lever,
    value: values[lever.id] ?? neutral[lever.id] ?? 0,
    low: null,
    high: null,
  }))
  const areas = persons.map((_, at) => ({ code: `E1200000${at + 1}`, name: `Area ${at + 1}` }))
  const start = {
    id: 'world',
    name: 'World',
    about: '',
    year: 2025,
    period: '2025',
    illustrative: true,
    source: '',
    areas,
    specialties: [{ id: 'physics', name: 'Physics' }],
    professions: [{ id: 'scientist', name: 'Scientists' }],
    ages: [{ name: 'All ages', years: null, retire: 1 }],
    trains: 'scientist',
    promotes: null,
    enters: { trainees: 0, joiners: 0 },
    cells: persons.map((heads, area) => ({
      area,
      specialty: 0,
      profession: 0,
      persons: [heads],
      wte: heads,
      posts: null,
    })),
    withheld: 0,
    training: [
      {
        specialties: ['physics'],
        areas: areas.map(({ code }) => code),
        share: 1,
        known: [2025, 2024, 2023].map((year) => ({ year, places: 0 })),
      },
    ],
    notes: [],
    ...own,
  }
  return { ...shipped, levers, starts: [start] }
}

export const worldSpec = (own: Partial<ScenarioSpec> = {}): ScenarioSpec => ({
  ...baseScenario('world'),
  draws: 0,
  ...own,
})

/** A change of one lever from 2026 on, in full. */
export const moved = (lever: string, how: LeverChange['how'], amount: number): ScenarioSpec['policies'] => [
  {
    name: lever,
    because: '',
    changes: [
      { lever, how, amount, from: 2026, ramp: 0, until: null, after: 'stays', areas: [], specialties: [], because: '' },
    ],
  },
]
