import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import mapshaper from 'mapshaper'
import type { Unit } from './units.ts'

export type Pieces = FeatureCollection<Polygon | MultiPolygon, Unit>
type Cuts = FeatureCollection<Polygon, { readonly cut: string }>

/** Runs mapshaper on collections in memory and reads its one output. */
export async function shape<T>(
  commands: string,
  input: Readonly<Record<string, unknown>>,
  format = 'force',
): Promise<T> {
  const files = Object.fromEntries(
    Object.entries(input).map(([name, value]) => [`${name}.geojson`, JSON.stringify(value)]),
  )
  const output = await mapshaper.applyCommands(`-quiet ${commands} -o out.json ${format}`, files)
  return JSON.parse(String(output['out.json'])) as T
}

/** Puts the boroughs in place of Natural Earth's London and closes the slivers between the two. */
export function joinLondon(rest: Pieces, london: Pieces): Promise<Pieces> {
  return shape(
    `-i rest.geojson london.geojson combine-files -erase target=rest source=london
     -merge-layers target=rest,london force name=base -clean gap-fill-area=60km2`.replace(/\s+/g, ' '),
    { rest, london },
  )
}

const northWest = {
  nhs_region_ods: 'Y62',
  nhs_region_code: 'E40000014',
  nhs_region_name: 'North West',
  icb_2026_code: 'E54000048',
  icb_2026_name: 'NHS Lancashire and South Cumbria',
  icb_2023_code: 'E54000048',
}
const westYorkshire = { icb_2026_code: 'E54000054', icb_2026_name: 'NHS West Yorkshire', icb_2023_code: 'E54000054' }
const board2023 = (icb_2023_code: string) => ({ icb_2023_code })

/** The pieces of the counties that the NHS splits or split: what is cut out, or all that is left, and what the piece then belongs to. */
const divisions = [
  { unit: 'E10000006', clip: 'cumbria_south', belongs: northWest },
  { unit: 'E10000006', erase: ['cumbria_south'], belongs: {} },
  { unit: 'E10000023', clip: 'craven', belongs: westYorkshire },
  { unit: 'E10000023', clip: 'bentham', belongs: northWest },
  { unit: 'E10000023', erase: ['craven', 'bentham'], belongs: {} },
  { unit: 'E10000012', clip: 'essex_west', belongs: board2023('E54000025') },
  { unit: 'E10000012', clip: 'essex_north_east', belongs: board2023('E54000023') },
  { unit: 'E10000012', erase: ['essex_west', 'essex_north_east'], belongs: {} },
  { unit: 'E10000029', clip: 'waveney', belongs: board2023('E54000022') },
  { unit: 'E10000029', erase: ['waveney'], belongs: {} },
  { unit: 'E10000030', clip: 'surrey_west', belongs: board2023('E54000034') },
  { unit: 'E10000030', erase: ['surrey_west'], belongs: {} },
  { unit: 'E10000014', clip: 'hampshire_north_east', belongs: board2023('E54000034') },
  { unit: 'E10000014', erase: ['hampshire_north_east'], belongs: {} },
] as const

/** Cuts the counties that NHS regions or integrated care boards split. Every other unit is one piece. */
export async function cutCounties(base: Pieces, cuts: Cuts): Promise<readonly Pieces[]> {
  const only = (features: Pieces['features']): Pieces => ({ type: 'FeatureCollection', features })
  const whole = await shape<Pieces>('-i whole.geojson', {
    whole: only(base.features.filter(({ properties }) => divisions.every(({ unit }) => unit !== properties.code_2014))),
  })
  const pieces = [whole]
  for (const division of divisions) {
    const names: readonly string[] = 'clip' in division ? [division.clip] : division.erase
    const knife = cuts.features.filter(({ properties }) => names.includes(properties.cut))
    const piece = await shape<Pieces>(`-i unit.geojson -${'clip' in division ? 'clip' : 'erase'} knife.geojson`, {
      unit: only(base.features.filter(({ properties }) => properties.code_2014 === division.unit)),
      knife: { type: 'FeatureCollection', features: knife },
    })
    pieces.push(
      only(piece.features.map((each) => ({ ...each, properties: { ...each.properties, ...division.belongs } }))),
    )
  }
  return pieces
}
