import 'fake-indexeddb/auto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accept, closeShelf, listShelf, readVersionFiles } from '#io/shelf/shelf.ts'
import { bytesOf } from './context.ts'
import { openAndCheck } from './open-and-check.ts'

/** Good files of every kind that is read; each is spoilt in hundreds of ways. */
const bases = [
  'survey-good.csv',
  'survey-other-headings.csv',
  'indicator-wide-years.csv',
  'indicator-prototype.json',
  'formulas.xlsx',
  'dates-and-percent.xlsx',
  'table.ods',
  'boundaries-degrees.geojson',
  'equipment.csv',
  'sites.csv',
] as const
const folder = new URL('../../fixtures/imports/', import.meta.url)
const mutationsOfEach = 200

/** Mulberry32: small, seeded, and good enough to choose what to spoil. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const nasty = [
  '',
  '=1+1',
  '-1',
  '1e308',
  'NaN',
  '__proto__',
  'constructor',
  '<script>',
  '\u0000',
  '"',
  '1,234',
  '９',
  '\u202e12',
  'Infinity',
  ' '.repeat(300),
  'x'.repeat(5000),
]

function spoilBytes(bytes: Uint8Array, next: () => number): Uint8Array {
  const spoilt = new Uint8Array(bytes)
  for (let times = 1 + Math.floor(next() * 6); times > 0; times--)
    spoilt[Math.floor(next() * spoilt.length)] = Math.floor(next() * 256)
  return spoilt
}

function spoilStructure(bytes: Uint8Array, next: () => number): Uint8Array {
  const [from, to] = [Math.floor(next() * bytes.length), Math.floor(next() * bytes.length)].sort((a, b) => a - b)
  const parts = next() < 0.5 ? [bytes.slice(0, from), bytes.slice(to)] : [bytes.slice(0, to), bytes.slice(from)]
  return new Uint8Array(parts.flatMap((part) => [...part]))
}

/** Swaps, empties or poisons cells; for files that are no text it is as good as any other spoiling. */
function spoilCells(bytes: Uint8Array, next: () => number): Uint8Array {
  const text = new TextDecoder('latin1').decode(bytes)
  const pieces = text.split(/([,;\n])/)
  for (let times = 1 + Math.floor(next() * 4); times > 0; times--)
    pieces[Math.floor(next() * pieces.length)] = nasty[Math.floor(next() * nasty.length)] ?? ''
  return new TextEncoder().encode(pieces.join(''))
}

const ways = [spoilBytes, spoilStructure, spoilCells]

const stored = async () => {
  const list = await listShelf()
  const files = await Promise.all(list.versions.map(({ dataset, number }) => readVersionFiles(dataset, number)))
  return JSON.stringify([list, files])
}

beforeAll(async () => {
  const { checked } = openAndCheck('survey-good.csv', bytesOf(new URL('survey-good.csv', folder)))
  if (!checked?.draft) throw new Error('the good file is not good')
  await accept({
    target: { dataset: 'test', version: 1, name: 'test.csv' },
    draft: checked.draft,
    files: ['survey-good.csv'],
    source: { tables: [], returns: [] },
    warnings: 0,
    at: '2026-03-31T12:00:00Z',
    remember: [],
  })
}, 60_000)
afterAll(closeShelf)

test.each(bases)(`${mutationsOfEach} ways to spoil %s are each refused or made inert`, async (name) => {
  const good = bytesOf(new URL(name, folder))
  const before = await stored()
  let refused = 0
  for (let seed = 1; seed <= mutationsOfEach; seed++) {
    const next = chance(seed)
    const spoil = ways[seed % ways.length] ?? spoilBytes
    // Throwing here fails the test: the seed and the name say which file it was.
    const seen = openAndCheck(name, spoil(good, next))
    const said = seen.findings.some(({ severity }) => severity === 'error') || seen.questions.length > 0
    const draft = seen.checked?.draft
    if (said || !draft) refused += 1
    for (const path of Object.keys(draft?.files ?? {}))
      expect(path, `seed ${seed}`).toMatch(/^shelf\/test\/1\/[\w.-]+$/)
    if (draft) expect(() => JSON.stringify(draft), `seed ${seed}`).not.toThrow()
  }
  expect(refused).toBeGreaterThan(0)
  expect(await stored()).toBe(before)
  expect(Object.keys(Object.prototype)).toEqual([])
})
