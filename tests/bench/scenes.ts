import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { GeographyFile } from '#core/catalogue/schemas.ts'

/** The measured scenes: add a page, a picture or an interaction to the bench here. */

export type PageId = 'atlas' | 'atlas-svg' | 'plain-svg' | 'leaflet' | 'echarts' | 'maplibre'

/** In the order of the table's columns. */
export const pages: Readonly<Record<PageId, { readonly name: string; readonly webGl: boolean }>> = {
  'atlas-svg': { name: 'Atlas, no WebGL', webGl: false },
  'plain-svg': { name: 'd3 SVG', webGl: false },
  leaflet: { name: 'Leaflet', webGl: false },
  echarts: { name: 'ECharts', webGl: false },
  atlas: { name: 'Atlas, MapLibre', webGl: true },
  maplibre: { name: 'MapLibre', webGl: true },
}
export const pageIds = Object.keys(pages) as readonly PageId[]

/** Addresses of a reference page's data files. */
export type Files = {
  readonly topology: string
  readonly areas: string
  readonly cells: readonly string[]
  /** Loaded after the first map. */
  readonly later: readonly string[]
  readonly names: readonly [first: string, second: string]
}

export type Scene = {
  readonly id: string
  readonly geography: string
  readonly areas: number
  /** The change, in words. */
  readonly change: string
  /** Query of the atlas at this picture. */
  readonly query: string
  /** The atlas' menu for the measure, and the two entries it switches between. */
  readonly menu: { readonly label: string; readonly first: string; readonly second: string }
  readonly cells: readonly string[]
  readonly later: readonly string[]
  readonly names: readonly [first: string, second: string]
}

export const scenes: readonly Scene[] = [
  {
    id: '12 areas',
    geography: 'itl1',
    areas: 12,
    change: 'radiotherapy machines per 1,000 new cancers, then as they are',
    query: '',
    menu: { label: 'Denominator', first: 'cancers', second: 'none' },
    cells: ['radiotherapy-machines.', 'cancer-cases.all.'],
    later: [],
    names: ['Radiotherapy machines per 1,000 new cancers', 'Radiotherapy machines'],
  },
  {
    id: '232 areas',
    geography: 'utla',
    areas: 232,
    change: 'population, then population aged 65 and over',
    query: '?m=population&per=-&g=utla',
    menu: { label: 'Age', first: 'all', second: '65-plus' },
    cells: ['population.all.'],
    later: ['population.65-plus.'],
    names: ['Population', 'Population aged 65 and over'],
  },
]

/** Numbers of made areas, beside those that ship. */
export const manyCounts = [7000, 36_000] as const

const dist = new URL('../../dist/', import.meta.url)

/** @throws Error when the app has not been built */
function fileIn(folder: string, start: string): string {
  const path = new URL(folder, dist)
  const name = existsSync(path) ? readdirSync(path).find((one) => one.startsWith(start)) : undefined
  if (!name) throw new Error(`dist/${folder} has no ${start}…: run npm run build`)
  return `${folder}${name}`
}

/** URLs of the atlas' files for a reference page. @param base address of the built app */
export function filesOf({ geography, cells, later, names }: Scene, base: string): Files {
  const cellFile = (start: string) => `${base}${fileIn('data/cells/', start)}`
  const topology = readdirSync(new URL('geo/', dist)).find((name) => name.endsWith('.topojson'))
  return {
    topology: `${base}geo/${topology}`,
    areas: `${base}${fileIn('geo/', `${geography}.`)}`,
    cells: cells.map(cellFile),
    later: later.map(cellFile),
    names,
  }
}

/** Area code → a point inside it, for the eight largest areas, none next to the one before it. */
export function hoverPlaces({ geography }: Scene): Readonly<Record<string, readonly [number, number]>> {
  const file = JSON.parse(readFileSync(new URL(fileIn('geo/', `${geography}.`), dist), 'utf8')) as GeographyFile
  const largest = file.areas.toSorted((a, b) => (b.areaKm2 ?? 0) - (a.areaKm2 ?? 0)).slice(0, 8)
  return Object.fromEntries(
    largest.flatMap(({ code, centroid }) => (centroid ? [[code, [centroid[0], centroid[1]] as const]] : [])),
  )
}
