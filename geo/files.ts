import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Topology } from 'topojson-specification'
import type { Around } from './around.ts'
import type { AreasFile, GeographyRecord } from './records.ts'

/** The hand-written records, coarse to fine. */
export function readGeographies(): GeographyRecord[] {
  const folder = new URL('geographies/', import.meta.url)
  return readdirSync(folder)
    .map((file): GeographyRecord => JSON.parse(readFileSync(new URL(file, folder), 'utf8')))
    .sort((a, b) => a.order - b.order)
}

/** One area a line, so that a change of an area shows as a change of its line. */
function areasText({ geographies, areas }: AreasFile): string {
  const lines = (rows: readonly unknown[]) => `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]`
  const byGeography = Object.entries(areas).map(([id, rows]) => `${JSON.stringify(id)}: ${lines(rows)}`)
  return `{"geographies": ${lines(geographies)},\n"areas": {\n${byGeography.join(',\n')}\n}}\n`
}

/** Writes `uk.topojson` and `areas.json`. @returns bytes of the topology, plain and by gzip -9 */
export function writeAtlas(
  folder: string,
  topology: Topology & { readonly around: Around },
  areas: AreasFile,
): { readonly bytes: number; readonly gzip: number } {
  const text = JSON.stringify(topology)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'uk.topojson'), text)
  writeFileSync(join(folder, 'areas.json'), areasText(areas))
  return { bytes: text.length, gzip: gzipSync(text, { level: 9 }).length }
}
