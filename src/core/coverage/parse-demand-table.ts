import type { LonLat } from '#core/domain/area.ts'
import type { Parsed } from '#core/domain/problem.ts'
import { type Demand, type DemandPoint, placeNear } from './demand.ts'
import { readPlace } from './read-place.ts'
import { RowProblems, readRows, type TableKind } from './read-rows.ts'

export const demandTable: TableKind = {
  name: 'A table of people',
  columns: [
    { name: 'code', aliases: ['id', 'msoa', 'lsoa', 'msoa21cd'], required: true },
    { name: 'latitude', aliases: ['lat', 'y'], required: true },
    { name: 'longitude', aliases: ['lon', 'lng', 'long', 'x'], required: true },
    { name: 'people', aliases: ['population'], required: true },
    { name: 'people_65_plus', aliases: ['older', 'aged_65_plus'], required: true },
    { name: 'new_cancers', aliases: ['cancers', 'cases'], required: true },
    { name: 'name', aliases: [], required: false },
    { name: 'area', aliases: ['area_code', 'authority', 'authority_code'], required: false },
  ],
  mostRows: 50_000,
}

/** Problems beyond this many would only repeat themselves. */
const mostProblems = 200

/**
 * Reads a reader's own places with people, finer than the atlas has: all of it, or everything that is wrong with it, row by row.
 * @param atlas lends each place the island and authority of the town nearest to it
 */
export function parseDemandTable(
  file: string,
  text: string,
  atlas: Demand,
  { onLand, areas }: { readonly onLand: (at: LonLat) => boolean; readonly areas: ReadonlySet<string> },
): Parsed<Demand> {
  const read = readRows(file, text, demandTable)
  if (!read.ok) return read
  const problems = new RowProblems(file)
  const seen = new Map<string, number>()
  const most = Number.MAX_SAFE_INTEGER
  const points: DemandPoint[] = []
  for (const one of read.value) {
    if (problems.list.length >= mostProblems) break
    const { code = '', name = '', area = '' } = one.fields
    if (code === '') problems.add('blank-field', one, 'code', 'Give the place a code.')
    else if (seen.has(code))
      problems.add('duplicate', one, 'code', `The same place stands in row ${seen.get(code)}. Remove one of them.`)
    seen.set(code, one.row)
    if (area !== '' && !areas.has(area))
      problems.add('unknown-code', one, 'area', 'Write the code of an upper-tier authority, or leave it blank.')
    const people = problems.number(one, 'people', [0, most], true)
    const older = problems.number(one, 'people_65_plus', [0, most], true)
    const cancers = problems.number(one, 'new_cancers', [0, most], true)
    const at = readPlace(one, problems, onLand)
    if (!at || people === null || older === null || cancers === null) continue
    const near = placeNear(atlas.points, at)
    points.push({
      id: code,
      name: name || code,
      area: area || (near?.area ?? ''),
      at,
      island: near?.island ?? null,
      need: { people, older, cancers },
      spreadKm: 0,
    })
  }
  if (problems.list.length > 0) return { ok: false, problems: problems.list }
  return { ok: true, value: { ...atlas, name: file, own: true, points, sources: [], notes: [] } }
}
