import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { PNG } from 'pngjs'
import { describe, expect, test } from 'vitest'
import { policyFor } from '../config/csp.ts'

/** Budgets are in bytes after gzip and hold on every machine; `npm run bench` measures speed. */

const dist = new URL('../dist/', import.meta.url)
const kB = 1000
const size = (path: string) => gzipSync(readFileSync(new URL(path, dist)), { level: 9 }).length
const filesIn = (folder: string) => readdirSync(new URL(folder, dist)).map((name) => `${folder}${name}`)

type Chunk = { readonly file: string; readonly isEntry?: boolean; readonly imports?: readonly string[] }
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8')) as Record<string, Chunk>

/** The files of a chunk and of its static imports. */
function staticFiles(key: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[key]
  if (!chunk || seen.has(chunk.file)) return seen
  seen.add(chunk.file)
  for (const next of chunk.imports ?? []) staticFiles(next, seen)
  return seen
}

const total = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + size(file), 0)

/** The files on the page once it can be used: the app, which replaces the opening picture. */
const pages = {
  'index.html': () => new Set([...staticFiles('index.html'), ...staticFiles('src/app/start.tsx')]),
  'embed.html': () => staticFiles('embed.html'),
} as const

test.each(Object.entries(pages))(
  'the first map of %s, and all it takes to use it, is at most 150 kB',
  (page, files) => {
    expect(manifest[page]?.isEntry).toBe(true)
    expect(manifest['src/app/start.tsx']).toBeDefined()
    expect(total(files())).toBeLessThanOrEqual(150 * kB)
  },
)

test('the opening picture of the atlas needs at most 45 kB of JavaScript, which says that it is called at once', () => {
  const files = [...staticFiles('index.html')]
  expect(total(files)).toBeLessThanOrEqual(45 * kB)
  const hinted = files.filter((path) =>
    readFileSync(new URL(path, dist), 'utf8').startsWith('//# allFunctionsCalledOnLoad\n'),
  )
  expect(total(hinted)).toBeGreaterThan(0.95 * total(files))
})

/** The writer of a file format is loaded on request. Each has a budget of its own, which shows the one that grows. */
const formatLibraries = [
  ['src/exports/picture/pdf-figure.ts', 165, 'jsPDF and svg2pdf.js: vector PDF with the typeface embedded'],
  [
    'src/exports/picture/pptx-slide.ts',
    132,
    'PptxGenJS: slides, and their charts brought into the order of the schema',
  ],
  ['src/exports/story/deck.ts', 6, 'the slides of a story, written with the writer of slides'],
  ['src/exports/story/handout.ts', 4, 'the pages of a story on paper, written with the PDF writer'],
  ['src/exports/brief/docx-brief.ts', 75, 'docx: documents to edit'],
  ['src/exports/brief/pdf-brief.ts', 3, 'the two pages of a brief, written with the PDF writer'],
  ['src/sharing/doctor/doctor-dialog.tsx', 12, 'the check of finished reports, and their fresh pictures'],
  ['src/io/pack.ts', 50, 'age-encryption: members’ packs, opened and made'],
  ['src/io/workbooks/template.ts', 4, 'workbooks to fill in, with drop-down lists'],
] as const

test.each(formatLibraries)('%s is at most %i kB and in no page from the start', (key, most) => {
  const file = manifest[key]?.file ?? ''
  expect(size(file)).toBeLessThanOrEqual(most * kB)
  for (const files of Object.values(pages)) expect(files()).not.toContain(file)
})

/** Shared dependencies of the writers, in chunks of their own. */
const formatParts = [
  ['browser', 8, 'fflate: the zip that workbooks, slides and packs of data are'],
  ['sha2', 5, '@noble/hashes: digests, of the age format and of pictures that open again'],
] as const

/** Workers, started when a reader imports or exports a file, or brings thousands of places to Coverage. */
const formatWorkers = [
  [
    'import-worker',
    176,
    'reads, checks and protects workbooks, text tables and places, answers about equipment (4 kB), the answers of surveys (1 kB), totals that are not whole and counts of concerns (1 kB), asks and says what in them may be read in two ways, and makes sure that what is kept can be read again: papaparse, saxes, fflate, proj4, topojson-client, valibot',
  ],
  ['map-reader', 22, 'reads boundaries, when there are some: topojson-server, d3-delaunay, polylabel'],
  ['pack-lock-worker', 60, 'opens and makes members’ packs: age-encryption, valibot'],
  [
    'desk-worker',
    88,
    'makes and opens the unit’s keys and sealed files: age-encryption, fflate; seals and opens reports with two keys, with the words of a receipt (7 kB), the disclosure guard of their counts (10 kB) and the forms of what is opened: valibot (6 kB)',
  ],
  ['coverage-worker', 3, 'calculates coverage of more places than the page can in a few frames'],
  ['neighbours-worker', 4, 'tests whether neighbours are alike, of more areas than the page can in a few frames'],
  ['scenario-worker', 20, 'runs scenarios: the model of supply, with the text form'],
  ['shelf-worker', 16, 'keeps, reads and previews large tables and maps of the reader: valibot, topojson-client'],
  ['report-worker', 22, 'reads and rewrites the DOCX and PPTX of reports: fflate, saxes'],
  ['read-codes', 60, 'reads the QR codes of pictures that say nothing else: jsQR'],
  ['pack-worker', 28, 'writes data packs: fflate, and Turf, which makes polygons valid'],
] as const

const namedFile = (name: string) =>
  filesIn('assets/').find((path) => new RegExp(`^assets/${name}-[\\w-]{7,8}\\.js$`).test(path))

test.each(formatWorkers)('the worker “%s” is at most %i kB', (name, most) => {
  expect(size(namedFile(name) ?? '')).toBeLessThanOrEqual(most * kB)
})

test.each(formatParts)('the part “%s” is at most %i kB and in no page from the start', (name, most) => {
  const file = namedFile(name) ?? ''
  expect(size(file)).toBeLessThanOrEqual(most * kB)
  for (const files of Object.values(pages)) expect(files()).not.toContain(file)
})

/**
 * What a reader opens beside the first map is loaded when it is asked for, so that a new part costs nobody else anything; the sum shows what grows. The Scenarios
 * screen brought about 15 kB, and its figures as panels that leave with maps of every area about 10 kB more, those of equipment with
 * their levers 4 kB; the pages of a story on paper and the comparison of versions in a worker 2 kB;
 * the Desk screen 10 kB; the brief on a scenario, and its runs in short steps, 3 kB; the map of thousands of areas, drawn in a worker, 9 kB;
 * the form for ideas, the loop, earlier versions and the codes of one’s own stories 3 kB;
 * what an import leaves of its files 1 kB; names and numbers for every area of a picture 3 kB; surveys, written and opened at the Desk, 13 kB, of which
 * 10 come when they are asked for; confidential reports, their form, their opening at the Desk and what ranks no areas by them, 12 kB, of which all but half a
 * kB comes when it is asked for; quotations in answers, and what of Coverage a change touches, 2 kB; to which keys a
 * survey is sealed, what goes out with it and will be suppressed, and where “No” may be told, 3 kB, which come when they are asked for; questions
 * that the finder answers in a few lines, 2 kB, which come with it; the change that Compare was asked for, and discs and labels on sheets, 1 kB;
 * tests of very many neighbours in a worker, with progress, and what Compare says of very many areas, 2 kB; what goes with
 * suppressed regions, and what the Desk would forget, 1 kB, of which all but a few words come when they are asked for; rows of My area in their
 * topic, 1 kB; what each field of a report lacks, what Back would lose, what came and went with a version and why a map has no figures, 1 kB, of which all
 * but a few bytes come when they are asked for; the rows of a long table, 11 kB, which only a table of more than 500 rows loads; colours and words of very many
 * areas in fewer steps, and their boundaries as plain numbers, 2 kB; what is said of a PDF among reports, half a kilobyte; maps of
 * several years or measures, 5 kB, which come with the figures of Compare; where the legend stands in the sea, 3 kB, which
 * come after the first map.
 */
test('the whole app without MapLibre and what reads and writes formats is at most 682 kB of JavaScript', () => {
  const scripts = filesIn('assets/').filter((path) => path.endsWith('.js'))
  const writers = [
    ...formatLibraries.map(([key]) => manifest[key]?.file),
    ...[...formatWorkers, ...formatParts].map(([name]) => namedFile(name)),
  ]
  const isMapLibre = (path: string) =>
    /maplibre/i.test(path) || readFileSync(new URL(path, dist), 'utf8').includes('maplibregl-canvas')
  const library = scripts.filter((path) => isMapLibre(path) || writers.includes(path))
  expect(library.length).toBeGreaterThan(writers.length)
  expect(total(scripts.filter((path) => !library.includes(path)))).toBeLessThanOrEqual(682 * kB)
})

/**
 * Pages that leave as one file. That of a story runs scenarios too, as a scene may show one: about 27 kB; the form for ideas, the loop and the code of a story
 * of one’s own are in it: 3 kB; names and numbers for every area of its pictures, and what of Coverage a change touches and how its answer says so, 5 kB; what is said of very many areas 1 kB. That of a survey has no typeface and no arithmetic of keys that no unit has; on a disk it is to stay below 500 kB with what it
 * is sent with. Of the importer’s tables it has them all, that of concerns too: 1 kB; what a return gives and what it lacks is told in its own words: 3 kB.
 */
const lonePages = [
  ['lone-story', 478, Number.POSITIVE_INFINITY],
  ['lone-survey', 154, 468],
] as const

test.each(lonePages)(
  'the page “%s” is at most %i kB, without what it holds, and may load nothing',
  (name, most, onDisk) => {
    const pages = filesIn('assets/').filter((path) => path.endsWith('.html'))
    expect(pages).toHaveLength(lonePages.length)
    const page = pages.find((path) => path.startsWith(`assets/${name}-`)) ?? ''
    expect(size(page)).toBeLessThanOrEqual(most * kB)
    const html = readFileSync(new URL(page, dist), 'utf8')
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(onDisk * kB)
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? ''
    expect(policy).toMatch(/^default-src 'none'; /)
    expect(policy).not.toMatch(/unsafe|https?:|'self'|\*|connect-src/)
    const within = (tag: string) => html.slice(html.indexOf(`<${tag}>`) + tag.length + 2, html.lastIndexOf(`</${tag}>`))
    for (const tag of ['script', 'style'])
      expect(policy).toContain(`${tag}-src 'sha256-${createHash('sha256').update(within(tag)).digest('base64')}'`)
  },
)

test('all boundaries together are at most 65 kB', () => {
  const topologies = filesIn('geo/').filter((path) => path.endsWith('.topojson'))
  expect(topologies).toHaveLength(1)
  expect(total(topologies)).toBeLessThanOrEqual(65 * kB)
})

test('no file of cells is larger than 10 kB', () => {
  const large = filesIn('data/cells/').filter((path) => size(path) > 10 * kB)
  expect(large).toEqual([])
})

test('the page forbids scripts and requests from anywhere else, and its own files are all there', () => {
  const html = readFileSync(new URL('index.html', dist), 'utf8')
  const written = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? ''
  const policy = written.replaceAll('&#39;', "'")
  expect(policy).toContain("default-src 'self'")
  expect(policy).not.toMatch(/unsafe|https?:|\*/)
  const [, own = ''] = /<script>([\s\S]*?)<\/script>/.exec(html) ?? []
  const digest = createHash('sha256').update(own).digest('base64')
  expect(policy).toContain(`script-src 'self' 'sha256-${digest}';`)
  expect(readFileSync(new URL('../docs/HOSTING.md', import.meta.url), 'utf8')).toContain(policyFor('/'))
  const named = [...html.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, path = '']) => path)
  expect(named.length).toBeGreaterThan(3)
  for (const path of named) expect(existsSync(new URL(path, dist)), path).toBe(true)
})

describe('what browsers keep for when there is no network', () => {
  const script = readFileSync(new URL('sw.js', dist), 'utf8')
  const listed = JSON.parse(/^self\.atlasFiles=(\[.*\]);$/m.exec(script)?.[1] ?? '[]') as readonly {
    readonly url: string
    readonly revision: string | null
  }[]

  test('is every file of the site', () => {
    const all = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
    const paths = all
      .map((one) => relative(dist.pathname, join(one.parentPath, one.name)))
      .filter((path) => path !== 'sw.js' && path !== '.vite/manifest.json')
    expect(listed.map(({ url }) => url).sort()).toEqual(paths.sort())
  })

  test('is told apart from the version before: by its name or by its digest', () => {
    for (const { url, revision } of listed)
      if (revision === null) expect(url).toMatch(/[-.][\w-]{7,8}\.\w+$/)
      else expect(revision).toMatch(/^[0-9a-f]{16}$/)
    const changing = listed.filter(({ revision }) => revision !== null).map(({ url }) => url)
    expect(changing).toEqual(
      expect.arrayContaining(['index.html', 'embed.html', 'data/catalogue.json', 'licences.txt']),
    )
  })

  test('is at most 4,026 kB, and its list and its worker at most 20 kB', { timeout: 60_000 }, () => {
    expect(total(listed.map(({ url }) => url))).toBeLessThanOrEqual(4026 * kB)
    expect(size('sw.js')).toBeLessThanOrEqual(20 * kB)
  })

  test('has a name and icons by which systems install it', () => {
    const about = JSON.parse(readFileSync(new URL('atlas.webmanifest', dist), 'utf8'))
    expect([about.name, about.start_url, about.scope, about.display]).toEqual(['MPCE Atlas', './', './', 'standalone'])
    const drawn = about.icons.filter(({ type }: { type: string }) => type === 'image/png')
    expect(drawn.map(({ sizes, purpose }: Record<string, string>) => `${sizes} ${purpose}`)).toEqual([
      '192x192 any',
      '512x512 any',
      '192x192 maskable',
      '512x512 maskable',
    ])
    for (const { src, sizes } of drawn) {
      const { width, height } = PNG.sync.read(readFileSync(new URL(src, dist)))
      expect(`${width}x${height}`).toBe(sizes)
    }
  })
})

describe('the licences of what is built in', () => {
  const text = readFileSync(new URL('licences.txt', dist), 'utf8')
  const entries = [
    ...text.matchAll(/^(\S+) \d\S* \((.+)\)\n\n=+\n\n([\s\S]*?)(?=\n\n\n\S+ \d\S* \(.+\)\n\n=+\n|$(?![\s\S]))/gm),
  ]
  const names = entries.map(([, name = '']) => name)

  test('name every package that the app asks for, in the page, its typefaces, its workers and within others', () => {
    const { dependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
    // Both packages are collections, of which single packages are built in.
    const asked = Object.keys(dependencies).filter((name) => !['d3', '@turf/turf'].includes(name))
    expect(names).toEqual(expect.arrayContaining([...asked, 'd3-geo', '@turf/union', 'proj4', 'earcut', 'nanoid']))
    expect(names).not.toContain('vite')
  })

  test('stand there in full, and allow that the atlas is handed on', () => {
    for (const [, name, licence, words = ''] of entries) {
      expect(words, name).toMatch(/permission|redistribution and use|without warrant/i)
      expect(licence, name).not.toMatch(/^\(?[AL]?GPL|UNLICENSED|see its text/)
    }
    expect(text).toMatch(/SIL OPEN FONT LICENSE/i)
    expect(text).toContain('Copyright (c) Meta Platforms')
  })
})
