/** Validates `data/` against `geo/` and writes what the app reads to `public/`; `npm run data`. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Problem, problemText } from '#core/domain/problem.ts'
import type { AreasFile } from '../geo/records.ts'
import { composeContents } from './build/compose.ts'
import { withConcerns } from './build/concerns.ts'
import type { Folder } from './build/folder.ts'
import { composeOutputs, type Outputs } from './build/outputs.ts'
import { describePackage } from './build/package-description.ts'
import { updateReadme } from './build/readme.ts'

const root = join(import.meta.dirname, '..')

/** Every table, record and scenario below `data/`, by its path there. */
export function readDataFolder(folder = join(root, 'data')): Folder {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const wanted = paths.filter((path) => /\.(csv|json|txt)$/.test(path)).sort()
  return new Map(wanted.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')]))
}

/** The boundaries and area records that `geo/` has built. */
export function readBuiltGeo(): { readonly areas: AreasFile; readonly topology: string } {
  const read = (name: string) => readFileSync(join(root, 'geo/built', name), 'utf8')
  return { areas: JSON.parse(read('areas.json')) as AreasFile, topology: read('uk.topojson') }
}

function stop(problems: readonly Problem[]): never {
  for (const problem of problems)
    console.error(problemText({ ...problem, at: { ...problem.at, file: `data/${problem.at.file}` } }))
  console.error(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in data/. Nothing was written.`)
  process.exit(1)
}

/** Replaces what an earlier run wrote, and nothing else in `public/`. */
function writeOutputs(outputs: Outputs): void {
  for (const folder of ['data', 'geo']) rmSync(join(root, 'public', folder), { recursive: true, force: true })
  for (const [path, text] of outputs) {
    const target = join(root, 'public', path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, text)
  }
}

function run(): void {
  const { areas, topology } = readBuiltGeo()
  const folder = withConcerns(readDataFolder())
  const contents = composeContents(folder, areas)
  if (!contents.ok) stop(contents.problems)
  const outputs = composeOutputs(contents.value, areas, topology)
  if (!outputs.ok) stop(outputs.problems)
  writeOutputs(outputs.value)
  writeFileSync(join(root, 'data/datapackage.json'), describePackage(contents.value, folder))
  const readme = join(root, 'data/README.md')
  writeFileSync(readme, updateReadme(readFileSync(readme, 'utf8'), contents.value, areas.geographies))
  const { indicators, sums, unused } = contents.value
  const cells = indicators.reduce((total, { observations }) => total + observations.length, 0)
  const bytes = [...outputs.value.values()].reduce((total, text) => total + gzipSync(text).length, 0)
  console.log(
    `${indicators.length} indicators, ${cells} cells, ${sums} sums checked, ${outputs.value.size} files, ${Math.round(bytes / 1000)} kB after gzip`,
  )
  if (unused.length > 0) console.log(`Nothing refers to: ${unused.join(', ')}`)
}

if (process.argv[1] === import.meta.filename) run()
