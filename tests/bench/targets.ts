import type { PageId } from './scenes.ts'

/** The figures read on every page. To add one, add a line here and a reading in `run.ts`. */
export const figures = {
  firstMap: { name: 'First meaningful map', unit: 'ms', scale: 1 },
  firstMapSlow: { name: 'First meaningful map, slow line', unit: 'ms', scale: 1 },
  answers: { name: 'Map that answers', unit: 'ms', scale: 1 },
  answersSlow: { name: 'Map that answers, slow line', unit: 'ms', scale: 1 },
  change: { name: 'Change of measure to painted frame', unit: 'ms', scale: 1 },
  hover: { name: 'Hover to painted frame', unit: 'ms', scale: 1 },
  longLoading: { name: 'Long tasks while loading', unit: 'ms', scale: 1 },
  longUsing: { name: 'Long tasks in 14 changes and 8 hovers', unit: 'ms', scale: 1 },
  bytesFirst: { name: 'Bytes to the first map', unit: 'kB', scale: 1000 },
  bytesLater: { name: 'Bytes after it', unit: 'kB', scale: 1000 },
  heap: { name: 'JavaScript heap', unit: 'MB', scale: 1e6 },
} as const
export type Figure = keyof typeof figures

export type Target = {
  readonly figure: Figure
  readonly page: PageId
  readonly against: PageId
  /** Largest ratio of the medians. */
  readonly limit: number
}

export const targets: readonly Target[] = [
  { figure: 'firstMap', page: 'atlas', against: 'plain-svg', limit: 1.5 },
  { figure: 'firstMap', page: 'atlas', against: 'leaflet', limit: 1 },
  { figure: 'firstMap', page: 'atlas', against: 'echarts', limit: 1 },
  { figure: 'firstMapSlow', page: 'atlas', against: 'plain-svg', limit: 1.5 },
  { figure: 'firstMapSlow', page: 'atlas', against: 'leaflet', limit: 1 },
  { figure: 'firstMapSlow', page: 'atlas', against: 'echarts', limit: 1 },
  { figure: 'change', page: 'atlas-svg', against: 'plain-svg', limit: 1.5 },
  { figure: 'hover', page: 'atlas-svg', against: 'plain-svg', limit: 1.5 },
  { figure: 'change', page: 'atlas', against: 'maplibre', limit: 0.8 },
  { figure: 'hover', page: 'atlas', against: 'maplibre', limit: 0.4 },
]
