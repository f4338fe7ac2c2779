import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, test } from 'vitest'

/** The layers that each layer may import besides itself: this table is the architecture. */
const mayImport: Record<string, readonly string[]> = {
  'core/domain': [],
  'core/statistics': [],
  'core/catalogue': ['core/domain'],
  'core/view': ['core/domain'],
  'core/geography': ['core/domain'],
  'core/disclosure': ['core/domain'],
  'core/baseline': ['core/domain', 'core/statistics', 'core/disclosure'],
  'core/imports': [
    'core/domain',
    'core/statistics',
    'core/geography',
    'core/disclosure',
    'core/catalogue',
    'core/baseline',
  ],
  'core/plate': ['core/domain', 'core/statistics', 'core/catalogue', 'core/view'],
  'core/panel': ['core/domain', 'core/view', 'core/plate'],
  'core/explore': ['core/domain', 'core/plate', 'core/panel'],
  'core/compare': ['core/domain', 'core/statistics', 'core/catalogue', 'core/view', 'core/plate', 'core/panel'],
  'core/coverage': [
    'core/domain',
    'core/statistics',
    'core/catalogue',
    'core/view',
    'core/plate',
    'core/panel',
    'core/explore',
  ],
  'core/cite': ['core/domain'],
  'core/brief': ['core/domain', 'core/plate', 'core/panel', 'core/explore', 'core/compare', 'core/coverage'],
  figures: ['core'],
  stage: ['core', 'figures', 'ui'],
  workers: [],
  formats: ['core'],
  exports: ['core', 'figures', 'workers', 'formats'],
  io: ['core', 'workers', 'formats'],
  state: ['core', 'io', 'workers'],
  ui: [],
  parts: ['core', 'figures', 'io', 'state', 'ui'],
  sharing: ['core', 'figures', 'exports', 'io', 'state', 'ui', 'parts'],
  screens: ['core', 'figures', 'stage', 'exports', 'io', 'state', 'ui', 'parts', 'sharing'],
  embed: ['core', 'figures', 'io', 'state', 'ui'],
  opening: ['core', 'formats', 'figures', 'stage', 'io', 'ui', 'parts'],
  app: ['core', 'io', 'state', 'stage', 'ui', 'parts', 'screens', 'sharing', 'opening'],
}

/** Packages that compute on shapes and coordinates. */
const geographic = ['polylabel', 'proj4', 'topojson-server', 'topojson-specification']
/** The packages that pure code may import; of d3 only its calculations. */
const purePackages = ['d3', 'simple-statistics', '@turf/turf', 'topojson-client', 'valibot', ...geographic]

const inside = (path: string, folder: string) => path.startsWith(`${folder}/`)

/** Lists the faults of a file's imports, in words. */
function complaints(file: string, text: string): string[] {
  if (file === 'vite-env.d.ts') return []
  const layer = Object.keys(mayImport).find((name) => inside(file, name))
  if (!layer) return [`${file} belongs to no layer`]
  // A screen imports no other screen.
  const home = layer === 'screens' ? posix.join(layer, file.split('/')[1] ?? '') : layer
  const allowed = [home, ...(mayImport[layer] ?? [])]
  const pure = (specifier: string) =>
    purePackages.includes(specifier) || specifier === 'geojson' || specifier.startsWith('@stdlib/')
  const wrong = (specifier: string): boolean => {
    if (specifier.startsWith('.')) return !inside(posix.join(posix.dirname(file), specifier), home)
    if (specifier.startsWith('#')) return !allowed.some((folder) => inside(specifier.slice(1), folder))
    return inside(layer, 'core') && !pure(specifier)
  }
  const imports = [...text.matchAll(/(?<!['\w])(?:from|import\(?)\s*'([^'\n]+)'/g)].map(
    ([, specifier = '']) => specifier,
  )
  return imports.filter(wrong).map((specifier) => `${file} imports ${specifier}`)
}

test.each([
  ['core/domain/x.ts', "export const later = () => import('#figures/panel/registry.ts')"],
  ['core/statistics/x.ts', "import { useState } from 'react'"],
  ['core/baseline/x.ts', "import { composePlate } from '#core/plate/compose.ts'"],
  ['figures/x.tsx', "import { MapStage } from '#stage/map-stage.ts'"],
  ['screens/explore/x.tsx', "import { Ranking } from '../compare/ranking.tsx'"],
  ['state/x.ts', "export { save } from '../app/save.ts'"],
  ['parts/x.tsx', "import { Explore } from '#screens/explore/explore.tsx'"],
  ['ui/x.tsx', "import type { Area } from '#core/domain/area.ts'"],
  ['app/x.tsx', "import '#figures/legend.tsx'"],
  ['loose.ts', ''],
])('the check sees what is wrong in %s', (file, text) => expect(complaints(file, text)).toHaveLength(1))

test('every file imports only what its layer may', () => {
  const src = new URL('../src/', import.meta.url)
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path))
  expect(files.length).toBeGreaterThan(50)
  expect(files.flatMap((file) => complaints(file, readFileSync(new URL(file, src), 'utf8')))).toEqual([])
})

const sources = (): readonly (readonly [file: string, text: string])[] => {
  const src = new URL('../src/', import.meta.url)
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path))
  return files.map((file) => [file, readFileSync(new URL(file, src), 'utf8')])
}

/** Lists the files that contain a word, without the one that defines it. */
const using = (word: string, home: string): readonly string[] =>
  sources()
    .filter(([file, text]) => file !== home && new RegExp(`\\b${word}\\b`).test(text))
    .map(([file]) => file)
    .sort()

// Everything that leaves the page is made of observations in files of cells. These contain protected figures only, as long as true ones are computed
// in these files and nowhere else.
test.each([
  [
    'returns are added up to true figures by the import, which guards them at once, and by the curator’s own table',
    'openBaseline',
    'core/baseline/aggregate.ts',
    ['core/imports/read/baseline.ts', 'screens/imports/true-figures.tsx'],
  ],
  [
    'the curator’s table stands on the screen of kept data and nowhere else',
    'TrueFigures',
    'screens/imports/true-figures.tsx',
    ['screens/imports/shelf-list.tsx'],
  ],
  [
    'data is vouched for by the guard, where stored cells are read, and where something is made of protected data alone',
    'vouchFor',
    'core/domain/protected.ts',
    [
      'core/catalogue/columns.ts',
      'core/coverage/map-plate.ts',
      'core/disclosure/protect.ts',
      'core/panel/spec.ts',
      'core/plate/compose.ts',
      'core/plate/with-selected.ts',
      'exports/export-panel.ts',
      'exports/pack/tables.ts',
      'exports/table-rows.ts',
      'io/pack.ts',
      'io/shelf/pack-source.ts',
      'io/shelf/releases.ts',
    ],
  ],
  [
    'the mode of the curator is asked for by its mark and by that screen',
    'useCurator',
    'state/curator-store.ts',
    ['parts/curator-mark.tsx', 'screens/imports/shelf-list.tsx'],
  ],
] as const)('%s', (_, word, home, files) => expect(using(word, home)).toEqual(files))
