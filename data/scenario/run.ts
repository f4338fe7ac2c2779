/** Runs a scenario that is written as text and prints its results as CSV: `npm run scenario -- file.txt`. The data must be built (`npm run data`). */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { problemText } from '#core/domain/problem.ts'
import { supplyCsv } from '#core/scenario/supply-csv.ts'
import { supplyFileSchema, supplyPath } from '#core/scenario/supply-file.ts'
import { parseScenario } from '#core/scenario/text-form.ts'

const built = (path: string) => JSON.parse(readFileSync(join(import.meta.dirname, '../../public', path), 'utf8'))

const [path] = process.argv.slice(2)
if (path === undefined) {
  console.error('Name a file: npm run scenario -- data/scenario/ready/workforce.txt')
  process.exit(1)
}
const parsed = parseScenario(readFileSync(path, 'utf8'), path)
if (!parsed.ok) {
  for (const problem of parsed.problems) console.error(problemText(problem))
  process.exit(1)
}
const { version } = built('data/catalogue.json') as { readonly version: string }
process.stdout.write(supplyCsv(v.parse(supplyFileSchema, built(supplyPath)), parsed.value, version))
