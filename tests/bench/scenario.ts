import { readFileSync } from 'node:fs'
import { parse } from 'valibot'
import { baseScenario, type ScenarioSpec } from '#core/scenario/scenario.ts'
import { runOnce, runSupply } from '#core/scenario/supply.ts'
import { type SupplyFile, supplyFileSchema, supplyPath } from '#core/scenario/supply-file.ts'
import { composeSupply } from '#core/scenario/supply-plan.ts'

/** Milliseconds of processor time for a scenario, which other load of the machine disturbs less than the clock. */
export type ScenarioReadings = Readonly<Record<keyof typeof scenarioCases, readonly number[]>>

const built = (): SupplyFile =>
  parse(supplyFileSchema, JSON.parse(readFileSync(new URL(`../../dist/${supplyPath}`, import.meta.url), 'utf8')))

/** The data with one specialty in twenty areas, each a copy of one of the sample's. */
function twentyAreas(file: SupplyFile): SupplyFile {
  const [start] = file.starts
  if (!start) throw new Error('the data package has no start')
  const trains = start.professions.findIndex(({ id }) => id === start.trains)
  const own = start.cells.filter(({ profession }) => profession === trains)
  const areas = Array.from({ length: 20 }, (_, at) => ({ code: `E${12_000_001 + at}`, name: `Area ${at + 1}` }))
  const cells = areas.flatMap((_, area) => {
    const cell = own[area % own.length]
    return cell ? [{ ...cell, area, specialty: 0 }] : []
  })
  return { ...file, starts: [{ ...start, areas, cells, specialties: start.specialties.slice(0, 1) }] }
}

const runs = (years: number) => (file: SupplyFile) => {
  const small = twentyAreas(file)
  runSupply(composeSupply(small, { ...specOf(small), years, draws: 1000 }), { chance: true, parameters: true })
}

const specOf = ({ starts }: SupplyFile): ScenarioSpec => baseScenario(starts[0]?.id ?? '')

/** What is promised of scenarios. */
const scenarioCases = {
  short: { name: '1,000 runs × 20 areas × 15 years', limit: 300, act: runs(15) },
  long: { name: '1,000 runs × 20 areas × 50 years', limit: 1000, act: runs(50) },
  middle: {
    name: 'middle line of 12 areas × 8 specialties × 15 years, from the levers on',
    limit: 100,
    act: (file: SupplyFile) => {
      runOnce(composeSupply(file, { ...specOf(file), draws: 0 }), { kind: 'middle' })
    },
  },
} as const

/** Runs each case some times, after one that does not count. */
export function measureScenario(repetitions: number): ScenarioReadings {
  const file = built()
  const taken = (act: (file: SupplyFile) => void) =>
    Array.from({ length: repetitions + 1 }, () => {
      const before = process.cpuUsage()
      act(file)
      return process.cpuUsage(before).user / 1000
    }).slice(1)
  return {
    short: taken(scenarioCases.short.act),
    long: taken(scenarioCases.long.act),
    middle: taken(scenarioCases.middle.act),
  }
}

/** Medians with the least and the most, beside the targets. */
export const scenarioTable = (readings: ScenarioReadings): string =>
  [
    '| Scenarios, in Node: the code that the worker runs | ms of processor time | promised |',
    '| --- | ---: | --- |',
    ...Object.entries(scenarioCases).map(([id, { name, limit }]) => {
      const sorted = readings[id as keyof typeof scenarioCases].toSorted((a, b) => a - b)
      const middle = Math.round(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN)
      const range = `${Math.round(sorted[0] ?? 0)}–${Math.round(sorted.at(-1) ?? 0)}`
      return `| ${name} | ${middle} (${range}) | ${limit} ms, ${middle <= limit ? 'kept' : 'not kept'} |`
    }),
  ].join('\n')
