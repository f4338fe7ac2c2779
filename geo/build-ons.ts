import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Parsed, type Problem, problemText } from '#core/domain/problem.ts'
import { landAround } from './around.ts'
import { type OfficialLayerId, officialLayerIds } from './dissolve.ts'
import { readGeographies, writeAtlas } from './files.ts'
import { measureAll } from './measure.ts'
import { planLayers } from './official/complete.ts'
import { composeTopology, lostAreas } from './official/compose.ts'
import { officialGeographies } from './official/geographies.ts'
import { officialAreas } from './official/official-areas.ts'
import { joinLayers, type OfficialLayer, readAreas } from './official/read-areas.ts'
import { specsOf } from './official/read-file.ts'
import { layerWords } from './official/recognise.ts'
import { trustPoints } from './trust-rows.ts'

export type Input = { readonly spec: string; readonly layer: OfficialLayerId | null }

export type Report = {
  /** One line a layer: how many areas from which file. Then the files of a folder that hold no layer. */
  readonly lines: readonly string[]
  readonly missing: readonly OfficialLayerId[]
}

type Read = { readonly layers: readonly OfficialLayer[]; readonly skipped: readonly Problem[] }

/** Reads all files. One that nobody named is no fault when it holds no layer: a folder holds other things too. */
function readAll(inputs: readonly Input[], year: number): Parsed<Read> {
  const layers: OfficialLayer[] = []
  const skipped: Problem[] = []
  const problems: Problem[] = []
  for (const { spec, layer } of inputs) {
    const read = readAreas(spec, layer, year)
    if (read.ok) layers.push(read.value)
    else
      for (const problem of read.problems)
        (layer === null && problem.code === 'boundary-fields' ? skipped : problems).push(problem)
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: { layers, skipped } }
}

/**
 * Builds the layers from official files and writes `uk.topojson` and `areas.json`.
 * @param keep share of the vertices to keep, such as `20%`; @param year the year to take from a file that holds several
 */
export async function buildOfficial(
  inputs: readonly Input[],
  folder: string,
  keep: string,
  year: number,
): Promise<Parsed<Report>> {
  const read = readAll(inputs, year)
  if (!read.ok) return read
  const joined = joinLayers(read.value.layers)
  if (!joined.ok) return joined
  const planned = planLayers(joined.value)
  if (!planned.ok) return planned
  const plan = planned.value
  const topology = await composeTopology(plan, keep)
  const problems = lostAreas(plan, topology)
  if (problems.length > 0) return { ok: false, problems }
  const geographies = officialGeographies(plan, readGeographies())
  const measured = measureAll(geographies, officialAreas(plan, geographies), topology, trustPoints)
  writeAtlas(folder, { ...topology, around: await landAround(topology) }, measured)
  const lines = officialLayerIds.map((id) => {
    const given = plan.given.get(id)
    if (given) return `${layerWords[id]}: ${given.shapes.length} areas from ${given.files.join(' and ')}`
    const merged = plan.merged.get(id)
    return merged
      ? `${layerWords[id]}: ${measured.areas[id]?.length} areas merged from ${layerWords[merged.from]}`
      : `${layerWords[id]}: missing. They do not nest exactly in what was given: add --${id.replace('_', '-')} with their file.`
  })
  const skipped = read.value.skipped.map((problem) => `Left out: ${problemText(problem)}`)
  return { ok: true, value: { lines: [...lines, ...skipped], missing: plan.missing } }
}

const usage = `Builds the boundary layers from official files of the ONS Open Geography Portal.
  npm run geo:ons -- --dir folder
  npm run geo:ons -- --itl1 f --nation f --nhs-region f --icb f --health-board f --utla f
Files are GeoJSON or TopoJSON (file.topojson#object). An option may be given several times: health boards come one nation a file.
  --out folder   where to write (geo/built-ons)   --keep 20%   simplify   --year 2024   of a file that holds several years`

const options = {
  nation: { type: 'string', multiple: true },
  itl1: { type: 'string', multiple: true },
  'nhs-region': { type: 'string', multiple: true },
  'health-board': { type: 'string', multiple: true },
  icb: { type: 'string', multiple: true },
  utla: { type: 'string', multiple: true },
  dir: { type: 'string' },
  out: { type: 'string' },
  keep: { type: 'string', default: '100%' },
  year: { type: 'string', default: String(new Date().getFullYear()) },
} as const

/** What the command line asks for. Files in a folder are recognised by their fields. */
export function inputsOf(values: Readonly<Record<string, string | readonly string[] | undefined>>): readonly Input[] {
  const named = officialLayerIds.flatMap((layer) =>
    [values[layer.replace('_', '-')] ?? []].flat().map((spec) => ({ spec, layer })),
  )
  const folder = typeof values.dir === 'string' ? values.dir : null
  const files = folder === null ? [] : readdirSync(folder).filter((file) => /\.(geo|topo)?json$/i.test(file))
  const found = files.sort().flatMap((file) => specsOf(join(folder ?? '', file)))
  return [...named, ...found.map((spec) => ({ spec, layer: null }))]
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options })
  const inputs = inputsOf(values)
  const out = values.out ?? fileURLToPath(new URL('built-ons/', import.meta.url))
  if (inputs.length === 0) console.log(usage)
  else {
    const built = await buildOfficial(inputs, out, values.keep, Number(values.year))
    if (built.ok) console.log([...built.value.lines, `Written to ${out}`].join('\n'))
    else {
      console.error(built.problems.map(problemText).join('\n'))
      process.exitCode = 1
    }
  }
}
