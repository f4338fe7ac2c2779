import { supplyCsv } from '#core/scenario/supply-csv.ts'
import type { SupplyFile } from '#core/scenario/supply-file.ts'
import { parseScenario } from '#core/scenario/text-form.ts'

/** The CSV of a scenario from its text, as the command line writes it: what each engine is given to run. */
export function scenarioCsv(file: SupplyFile, text: string, digest: string): string {
  const parsed = parseScenario(text, 'ready')
  if (!parsed.ok) throw new Error('the scenario cannot be read')
  return supplyCsv(file, parsed.value, digest)
}
