import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { GeographyFile, IndicatorFile } from '#core/catalogue/schemas.ts'
import type { MadeAreas } from '../../fixtures/made-areas.ts'
import type { Files } from '../scenes.ts'

/** URLs of the data files by geography, inserted by the build as in a hand-written page. */
declare const benchFiles: Readonly<Record<string, Files>>

export type Place = { readonly code: string; readonly name: string; readonly centroid: readonly [number, number] }
export type Shape = Feature<Polygon | MultiPolygon, { code: string }>

export type Measure = {
  readonly name: string
  readonly values: ReadonlyMap<string, number>
  /** Area code → fill. */
  readonly colours: ReadonlyMap<string, string>
}

export type Scene = {
  readonly shapes: FeatureCollection<Polygon | MultiPolygon, { code: string }>
  readonly places: ReadonlyMap<string, Place>
  /** Codes of the areas at which a canvas is read: the six largest, or six of very many. */
  readonly largest: readonly string[]
  readonly first: Measure
  /** The second measure of the menu; its file, if it needs one, is loaded after the first map. */
  readonly second: () => Promise<Measure>
}

/** Of very many areas, those at which a canvas is read. */
const readCodes = (codes: readonly string[]): readonly string[] =>
  [0.06, 0.21, 0.37, 0.52, 0.68, 0.84].map((share) => codes[Math.floor(share * codes.length)] ?? '')

const ramp = ['#dcebdc', '#8ac0b4', '#4a97a2', '#25658a', '#132b4f'] as const
export const without = '#d0cdc5'
export const highlight = '#ffb000'

/** Five classes of equal count. */
function coloursOf(values: ReadonlyMap<string, number>, codes: Iterable<string>): ReadonlyMap<string, string> {
  const sorted = [...values.values()].sort((a, b) => a - b)
  const limits = [1, 2, 3, 4].map((fifth) => sorted[Math.floor((fifth * sorted.length) / 5)] ?? 0)
  return new Map(
    [...codes].map((code) => {
      const value = values.get(code)
      if (value === undefined) return [code, without]
      return [code, ramp[limits.filter((limit) => value >= limit).length] ?? without]
    }),
  )
}

async function read<T>(path: string): Promise<T> {
  const response = await fetch(path)
  return (await response.json()) as T
}

/** Values of a file by area, from the rows with these words in these columns. */
function valuesOf(file: IndicatorFile, wanted: Readonly<Record<string, string>>): Map<string, number> {
  const at = (name: string, row: number) => {
    const column = file.columns[name]
    return typeof column === 'object' ? (column?.[row] ?? null) : (column ?? null)
  }
  const word = (name: string, row: number) => file.dictionaries[name]?.[at(name, row) ?? -1]
  const values = new Map<string, number>()
  for (let row = 0; row < file.rows; row += 1) {
    const value = at('value', row)
    const fits = Object.entries(wanted).every(([name, text]) => word(name, row) === text)
    if (fits && value !== null) values.set(word('area', row) ?? '', value)
  }
  return values
}

function measureOf(name: string, all: ReadonlyMap<string, number>, codes: readonly string[]): Measure {
  const values = new Map(
    codes.flatMap((code) => {
      const value = all.get(code)
      return value === undefined ? [] : [[code, value] as const]
    }),
  )
  return { name, values, colours: coloursOf(values, codes) }
}

type Values = {
  readonly first: ReadonlyMap<string, number>
  readonly second: () => Promise<ReadonlyMap<string, number>>
}

/** Machines per 1,000 new cancers of 2019, then machines without a denominator. */
function machines([machineFile, cancerFile]: readonly IndicatorFile[]): Values {
  if (!machineFile || !cancerFile) throw new Error('a file is missing')
  const machinesBy = valuesOf(machineFile, {})
  const cancersBy = valuesOf(cancerFile, { period: '2019', 'dim:sex': 'persons' })
  const ratios = [...machinesBy].map(([code, count]) => [code, (1000 * count) / (cancersBy.get(code) ?? NaN)] as const)
  return { first: new Map(ratios.filter(([, ratio]) => Number.isFinite(ratio))), second: async () => machinesBy }
}

/** Population of 2022, then that of people aged 65 and over. */
function population([file]: readonly IndicatorFile[], [later = '']: readonly string[]): Values {
  if (!file) throw new Error('a file is missing')
  let second: Promise<ReadonlyMap<string, number>> | null = null
  return {
    first: valuesOf(file, { period: '2022' }),
    second: () => {
      second ??= read<IndicatorFile>(later).then((own) => valuesOf(own, { period: '2022' }))
      return second
    },
  }
}

/** Loads made areas, with two figures each. */
async function loadMade(count: string): Promise<Scene> {
  const { topology, codes, centres, figures } = await read<MadeAreas>(`../made/${count}.json`)
  const valuesAt = (at: 0 | 1) =>
    new Map(
      codes.flatMap((code, area) => {
        const value = figures[area]?.[at] ?? null
        return value === null ? [] : [[code, value] as const]
      }),
    )
  const features = feature(topology, topology.objects.made).features.map(
    ({ id, geometry }): Shape => ({
      type: 'Feature',
      id: String(id),
      properties: { code: String(id) },
      geometry: geometry as Polygon | MultiPolygon,
    }),
  )
  return {
    shapes: { type: 'FeatureCollection', features },
    places: new Map(codes.map((code, at) => [code, { code, name: code, centroid: centres[at] ?? [0, 0] }])),
    largest: readCodes(codes),
    first: measureOf('2024', valuesAt(1), codes),
    second: async () => measureOf('2023', valuesAt(0), codes),
  }
}

/** Loads all files of the first map in parallel, like a page that knows its files. */
export async function loadScene(): Promise<Scene> {
  const asked = new URLSearchParams(window.location.search)
  const made = asked.get('made')
  if (made) return loadMade(made)
  const geography = asked.get('g') ?? 'itl1'
  const files = benchFiles[geography]
  if (!files) throw new Error(`no files for ${geography}`)
  const [topology, areas, ...cells] = await Promise.all([
    read<Topology>(files.topology),
    read<GeographyFile>(files.areas),
    ...files.cells.map((path) => read<IndicatorFile>(path)),
  ])
  const layer = topology.objects[geography] as GeometryCollection
  const features = feature(topology, layer).features.map(
    ({ id, geometry }): Shape => ({
      type: 'Feature',
      id: String(id),
      properties: { code: String(id) },
      geometry: geometry as Polygon | MultiPolygon,
    }),
  )
  const codes = features.map(({ properties }) => properties.code)
  const values = geography === 'itl1' ? machines(cells) : population(cells, files.later)
  const [firstName, secondName] = files.names
  const places = areas.areas.map(({ code, name, centroid }) => {
    const [longitude, latitude] = centroid ?? [0, 0]
    return [code, { code, name, centroid: [longitude, latitude] as const }] as const
  })
  return {
    shapes: { type: 'FeatureCollection', features },
    places: new Map(places),
    largest: areas.areas
      .filter(({ code }) => codes.includes(code))
      .sort((a, b) => (b.areaKm2 ?? 0) - (a.areaKm2 ?? 0))
      .slice(0, 6)
      .map(({ code }) => code),
    first: measureOf(firstName, values.first, codes),
    second: async () => measureOf(secondName, await values.second(), codes),
  }
}
