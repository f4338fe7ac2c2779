import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { limits, longCode } from './long-code.ts'

/** The table of layers in the architecture's own words: layer → the layers that it may import besides itself. */
function readLayers(): Record<string, readonly string[]> {
  const text = readFileSync(new URL('../docs/ARCHITECTURE.md', import.meta.url), 'utf8')
  const [, table = ''] = /^## Layers$([\s\S]*?)^## /m.exec(text) ?? []
  const rows = [...table.matchAll(/^\| `([^`|]+)` +\| ([^|]+?) +\|/gm)]
  return Object.fromEntries(
    rows.map(([, layer = '', named = '']) => [
      layer,
      [...named.matchAll(/`([^`]+)`/g)].map(([, name = '']) => (layer.startsWith('core/') ? `core/${name}` : name)),
    ]),
  )
}

const mayImport = readLayers()

test('the table of layers names each layer and folder of the source once', () => {
  const src = new URL('../src/', import.meta.url)
  const folders = (of: string) =>
    readdirSync(new URL(of, src), { withFileTypes: true })
      .filter((one) => one.isDirectory())
      .map(({ name }) => name)
  const layers = [...folders('core/').map((name) => `core/${name}`), ...folders('').filter((name) => name !== 'core')]
  expect(Object.keys(mayImport).sort()).toEqual(layers.sort())
  for (const [layer, named] of Object.entries(mayImport))
    for (const name of named) expect([...layers, 'core'], `${layer} may import ${name}`).toContain(name)
})

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
    'returns are added up to true figures by the import, which guards them at once',
    'openBaseline',
    'core/baseline/aggregate.ts',
    ['core/imports/read/baseline.ts'],
  ],
  [
    'and by the curator’s own table, which is kept nowhere, and by a department’s file for the department’s own figures',
    'openFigures',
    'core/baseline/aggregate.ts',
    ['core/survey/own-place.ts', 'screens/imports/true-figures.tsx'],
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
      'core/brief/near-rank.ts',
      'core/catalogue/columns.ts',
      'core/coverage/map-plate.ts',
      'core/disclosure/protect.ts',
      'core/panel/spec.ts',
      'core/plate/change-plate.ts',
      'core/plate/compose.ts',
      'core/plate/in-view.ts',
      'core/plate/tell-mine.ts',
      'core/scenario-page/area-plate.ts',
      'exports/export-panel.ts',
      'exports/pack/tables.ts',
      'exports/seen-table.ts',
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

/** What is too long and stays so for now, with what holds it together. Nothing is to be added; what is split leaves the list. */
const long = new Map<string, string>([
  ['core/plate/compose.ts: plateSteps', 'one record, filled field by field'],
  ['core/plate/columns.ts: plateColumns', 'one record, filled field by field'],
  ['exports/brief/docx-brief.ts: docxBrief', 'the order of a document, written from top to bottom'],
  ['figures/trend/sparkline.tsx: Sparkline', 'marks that share one set of scales'],
  ['io/imports/read-ods.ts: readOds', 'one pass over a stream, whose handlers share a place in it'],
  ['parts/packs/pack-make.tsx: PackMake', 'the markup of one form or card, from top to bottom'],
  ['screens/explore/area-panel.tsx: SelectedArea', 'the markup of one form or card, from top to bottom'],
  ['screens/explore/explore.tsx: Explore', 'the markup of one form or card, from top to bottom'],
  ['screens/explore/map-card.tsx: MapCard', 'the markup of one form or card, from top to bottom'],
  ['screens/imports/report.tsx: ImportReport', 'the markup of one form or card, from top to bottom'],
  ['screens/imports/rules.tsx: Rules', 'the markup of one form or card, from top to bottom'],
  ['screens/imports/shelf-list.tsx: Dataset', 'the markup of one form or card, from top to bottom'],
  ['screens/imports/shelf-list.tsx: ShelfSection', 'the markup of one form or card, from top to bottom'],
  ['screens/imports/templates.tsx: Templates', 'the markup of one form or card, from top to bottom'],
  ['screens/imports/version.tsx: Version', 'the markup of one form or card, from top to bottom'],
  ['screens/scenario/take-away.tsx: ScenarioExports', 'the markup of one form or card, from top to bottom'],
  ['sharing/data-tab.tsx: DataTab', 'the markup of one form or card, from top to bottom'],
  ['stage/area-listbox.tsx: AreaListbox', 'listeners that share one gesture or camera, set up and taken down together'],
  ['stage/stage.tsx: Loaded', 'listeners that share one gesture or camera, set up and taken down together'],
  ['stage/use-camera.ts: useCamera', 'listeners that share one gesture or camera, set up and taken down together'],
  ['stage/use-gestures.ts: useGestures', 'listeners that share one gesture or camera, set up and taken down together'],
  ['state/use-plate.ts: usePlateOf', 'hooks that have to be called in one order'],
  ['ui/combobox.tsx: Combobox', 'the markup of one form or card, from top to bottom'],
  ['ui/data-table.tsx: DataTable', 'the markup of one form or card, from top to bottom'],
])

/** Readers and the audit of disclosure are being split where they are; the list takes what is left of them. */
const inWork = /^core\/(imports\/read|disclosure)\//

test('no file is over 300 lines and no function over 60, but those with their reason here; no reason is left over', () => {
  const found = sources().flatMap(([file, text]) => (inWork.test(file) ? [] : longCode(file, text)))
  expect(found.filter((one) => !long.has(one))).toEqual([])
  expect([...long.keys()].filter((one) => !found.includes(one))).toEqual([])
})

test('what is too long is seen, by name or by what holds it', () => {
  const body = 'one()\n'.repeat(limits.function)
  expect(longCode('a.ts', `function named() {\n${body}}`)).toEqual(['a.ts: named'])
  expect(longCode('a.tsx', `const held = () => {\n${body}}`)).toEqual(['a.tsx: held'])
  expect(longCode('a.ts', `class Desk { open() {\n${body}} }`)).toEqual(['a.ts: open'])
  expect(longCode('a.ts', 'one()\n'.repeat(limits.file + 1))).toEqual(['a.ts'])
  expect(longCode('a.ts', `const short = () => {\n${'one()\n'.repeat(20)}}`)).toEqual([])
})

/** What stands in place of a part of the app, under its names, in a story that has left in one file. */
const standIns = ['lone/calculate.ts', 'lone/neighbours.ts', 'lone/no-shelf.ts', 'lone/scenario.ts']

/** The exported types and classes of the app with the file that each stands in. */
const exportedTypes = () =>
  sources().flatMap(([file, text]) =>
    [...text.matchAll(/^export (?:default )?(?:abstract )?(?:type|interface|class) (\w+)/gm)].map(
      ([, name = '']) => [name, file] as const,
    ),
  )

test('no two exports share a name, so that a name has one meaning wherever it is read', () => {
  const all = sources().flatMap(([file, text]) =>
    standIns.includes(file)
      ? []
      : [
          ...text.matchAll(
            /^export (?:default )?(?:abstract |async )?(?:function\*?|const|let|class|type|interface) (\w+)/gm,
          ),
        ].map(([, name = '']) => [name, file] as const),
  )
  const times = new Map<string, number>()
  for (const [name] of all) times.set(name, (times.get(name) ?? 0) + 1)
  expect(all.filter(([name]) => (times.get(name) ?? 0) > 1)).toEqual([])
})

test('each type that the glossary of the architecture names stands in the file that it names', () => {
  const text = readFileSync(new URL('../docs/ARCHITECTURE.md', import.meta.url), 'utf8')
  const glossary = text.slice(text.indexOf('## The words'), text.indexOf('## Layers'))
  const named = [...glossary.matchAll(/`(\w+)`(?:, `(\w+)`)? in `([\w/-]+\.ts)`/g)]
  const types = new Set(exportedTypes().map(([name, file]) => `${name} in ${file}`))
  const pairs = named.flatMap(([, first, second, file]) =>
    [first, second].flatMap((one) => (one ? `${one} in ${file}` : [])),
  )
  expect(pairs.length).toBeGreaterThan(20)
  expect(pairs.filter((pair) => !types.has(pair))).toEqual([])
})

test('every test that a document names as what holds its words exists', () => {
  const docs = new URL('../docs/', import.meta.url)
  for (const name of readdirSync(docs).filter((one) => one.endsWith('.md'))) {
    const text = readFileSync(new URL(name, docs), 'utf8')
    const named = [...text.matchAll(/`(tests\/(?!artefacts)[\w./-]+)`/g)].map(([, path = '']) => path)
    for (const path of new Set(named))
      expect(existsSync(new URL(`../${path}`, import.meta.url)), `${name}: ${path}`).toBe(true)
  }
})
