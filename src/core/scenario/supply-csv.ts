import { appVersion } from '#core/domain/app-version.ts'
import { csvRow } from './csv-row.ts'
import type { ScenarioSpec } from './scenario.ts'
import { runSupply, type SupplyResults, shownQuantiles } from './supply.ts'
import type { SupplyFile } from './supply-file.ts'
import { composeSupply, residualShare, type SupplyPlan } from './supply-plan.ts'
import { printScenario } from './text-form.ts'

/** Six decimals at most, so that a file is short; the rounding is of decimal digits and the same on every engine. */
const short = (value: number): string => (Number.isNaN(value) ? '' : String(Number(value.toFixed(6))))

/** What a run rests on, a row each: version, digest of the data, seed, the scenario as text, and every lever with its range, status and source. */
function inputRows({ spec, start, levers }: SupplyPlan, file: SupplyFile, digest: string): readonly string[] {
  const lines = printScenario(spec).trimEnd().split('\n')
  return [
    csvRow('about', 'what', 'A scenario, never a forecast'),
    ...(start.illustrative ? [csvRow('about', 'mark', 'Illustrative sample: made-up returns, not real data')] : []),
    csvRow('about', 'version', appVersion),
    csvRow('about', 'data digest', digest),
    csvRow('about', 'seed', spec.seed),
    csvRow('about', 'start', start.about),
    csvRow('about', 'cells suppressed and not run', start.withheld),
    csvRow('about', 'published flows that nobody explains, share of persons a year', short(residualShare(file))),
    csvRow('about', 'residual', spec.residual === 'published' ? 'added each year' : 'left out: 0 a year'),
    ...lines.map((line, at) => csvRow('scenario', at + 1, line)),
    ...Object.values(levers).map(({ id, unit, value, low, high, status, source, date }) =>
      csvRow('lever', id, value, low, high, unit, status, source, date),
    ),
  ]
}

function resultRows({ lines, years, middle, quantiles }: SupplyResults): readonly string[] {
  const steps = years.length
  return (['wte', 'persons'] as const).flatMap((unit) =>
    lines.flatMap(({ of, id, name }, l) =>
      years.map((year, y) => {
        const place = l * steps + y
        const found = shownQuantiles.map((_, q) =>
          short(quantiles[unit][place * shownQuantiles.length + q] ?? Number.NaN),
        )
        return csvRow('result', unit, of, id, name, year, short(middle[unit][place] ?? Number.NaN), ...found)
      }),
    ),
  )
}

/** A scenario’s results as CSV: inputs, quantiles and checks. The same scenario and data give the same bytes in the page and on the command line. */
export function supplyCsv(file: SupplyFile, spec: ScenarioSpec, digest: string): string {
  const plan = composeSupply(file, spec)
  const results = runSupply(plan, { chance: true, parameters: true })
  return `${[
    ...inputRows(plan, file, digest),
    csvRow(
      'columns',
      'unit',
      'of',
      'id',
      'name',
      'year',
      'middle line',
      '10% of runs below',
      '25%',
      'middle of the runs',
      '75%',
      '90%',
    ),
    ...resultRows(results),
    csvRow(
      'check',
      'persons and trainees are before + in − out, moves cancel, nothing is below zero',
      results.faults.length === 0 ? 'holds' : results.faults.join('; '),
    ),
    csvRow('check', 'a scenario against itself is zero in every run', againstItself(file, spec) ? 'holds' : 'broken'),
  ].join('\n')}\n`
}

/** Whether two runs of one scenario agree in every figure of twenty runs. */
export function againstItself(file: SupplyFile, spec: ScenarioSpec): boolean {
  const few = { ...spec, draws: Math.min(20, spec.draws) }
  const [one, other] = [0, 1].map(
    () => runSupply(composeSupply(file, few), { chance: true, parameters: true }).runs.wte,
  )
  return one !== undefined && other !== undefined && one.every((value, at) => value === other[at])
}
