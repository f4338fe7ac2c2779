import fc from 'fast-check'
import { expect, test } from 'vitest'
import { figureDifferences } from '#core/doctor/difference.ts'
import { type Protected, vouchFor } from '#core/domain/protected.ts'
import { composePlate } from '#core/plate/compose.ts'
import { pinnedView } from '#core/plate/pinned.ts'
import type { Plate } from '#core/plate/plate.ts'
import { resolveView } from '#core/plate/resolve.ts'
import { decodeView } from '#core/view/codec.ts'
import type { View } from '#core/view/view.ts'
import { readSnapshot, sealedSvg, snapshotWord } from '#exports/snapshot/embed.ts'
import { endChunk, headerChunk, sealedPng, signature, textChunk } from '#exports/snapshot/png-chunks.ts'
import { snapshotOf, writeSnapshot } from '#exports/snapshot/snapshot.ts'
import { questions } from '#screens/explore/questions.ts'
import { views } from '../core/view/views.ts'
import { catalogue, smallAtlas, smallView } from '../fixtures/small-atlas.ts'

const made = new Date('2026-03-04T10:00:00Z')
const plate = composePlate(resolveView(smallView({ indicator: 'vacancy', per: null }), catalogue), smallAtlas)
const showing = (view: View) => vouchFor({ ...plate, view })

const svgOf = (one: Protected<Plate>, holdsPrivate = false) =>
  sealedSvg(
    '<svg xmlns="http://www.w3.org/2000/svg"><title>A map</title></svg>',
    snapshotOf(one, 'map', made, holdsPrivate),
  )
const pngOf = (one: Protected<Plate>) =>
  sealedPng([
    signature,
    headerChunk(1, 1, false),
    textChunk(snapshotWord, writeSnapshot(snapshotOf(one, 'map', made, false))),
  ])

/** What was found; undefined for what was refused, and for no picture of the atlas. */
function foundIn(bytes: Uint8Array) {
  const read = readSnapshot(bytes)
  return read && 'snapshot' in read ? read : undefined
}

const formats = { svg: (one: Protected<Plate>) => svgOf(one), png: pngOf }

test.each(Object.entries(formats))('any view comes back from a picture as it was: %s', (_, make) => {
  fc.assert(
    fc.property(views, (view) => {
      const found = foundIn(make(showing(view)))
      expect(found?.intact).toBe(true)
      expect(decodeView(found?.snapshot.query ?? '').view).toEqual(pinnedView(showing(view)))
    }),
    { numRuns: 200 },
  )
})

test.each(questions)('the ready-made map “$name” comes back from a picture as it was', ({ query }) => {
  const { view } = decodeView(query)
  for (const make of Object.values(formats)) {
    const found = foundIn(make(showing(view)))
    expect(decodeView(found?.snapshot.query ?? '').view).toEqual(pinnedView(showing(view)))
  }
})

test.each(Object.entries(formats))('one changed byte is seen: %s', (_, make) => {
  const sealed = make(plate)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: sealed.length - endChunk.length - 1 }), (at) => {
      const changed = sealed.slice()
      changed[at] = (changed[at] ?? 0) ^ 1
      const found = foundIn(changed)
      expect(found === undefined || !found.intact).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('what is no picture of the atlas is none, and nothing makes reading fail', () => {
  const bytes = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')
  expect(readSnapshot(bytes)).toBeNull()
  expect(readSnapshot(new TextEncoder().encode('<mpce:snapshot>not base64 at all!</mpce:snapshot>'))).toBeNull()
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (some) => {
      expect(readSnapshot(some)).toBeNull()
    }),
  )
})

const honest = snapshotOf(plate, 'map', made, false)
const many = Object.fromEntries(Array.from({ length: 60_000 }, (_, at) => [`X${at}`, at]))

test.each([
  ['a month that is none', { ...honest, made: '2024-99-99' }, /calendar/],
  ['a day that its month lacks', { ...honest, made: '2023-02-29' }, /calendar/],
  ['a date with words behind it', { ...honest, made: '2024-02-28<b>' }, /calendar/],
  ['a format of the future', { ...honest, format: 2 }, /version/],
  ['more areas than there are', { ...honest, values: many }, /more areas/],
  ['a title without end', { ...honest, title: 'x'.repeat(1e6) }, /too long/],
])('a forged picture is refused with the reason: %s', (_, forged, reason) => {
  const json = JSON.stringify(forged)
  const png = sealedPng([signature, headerChunk(1, 1, false), textChunk(snapshotWord, json)])
  const svg = new TextEncoder().encode(`<svg><mpce:snapshot>${btoa(json)}</mpce:snapshot></svg>`)
  const pdf = new TextEncoder().encode(`%PDF-1.7\n<svg><mpce:snapshot>${btoa(json)}</mpce:snapshot></svg>`)
  for (const file of [png, svg, pdf]) expect(readSnapshot(file)).toEqual({ refused: expect.stringMatching(reason) })
})

test('the last day of a leap year’s February is a day', () => {
  const json = JSON.stringify({ ...honest, made: '2024-02-29' })
  expect(foundIn(sealedPng([signature, textChunk(snapshotWord, json)]))?.snapshot.made).toBe('2024-02-29')
})

test('the figures that were printed are in it, a suppressed one only as shorthand', () => {
  const { values } = snapshotOf(plate, 'map', made, false)
  expect(values).toEqual({
    E12000001: 0,
    E12000002: '[c]',
    E12000003: 7.5,
    W92000004: '[x]',
    S92000003: '[z]',
    N92000002: '[x]',
  })
})

test('a picture of a file of the reader’s own carries its view and nothing else', () => {
  const found = foundIn(svgOf(plate, true))
  expect(found?.snapshot).toMatchObject({ values: {}, title: '' })
  const text = new TextDecoder().decode(svgOf(plate, true))
  const carried = atob(/<mpce:snapshot\b[^>]*>([^<]*)</.exec(text)?.[1] ?? '')
  expect(carried).not.toContain('7.5')
})

test('what has changed since is listed by area, what has not is not', () => {
  const before = { ...snapshotOf(plate, 'map', made, false) }
  expect(figureDifferences({ values: before.values, digits: 12 }, plate)).toEqual([])
  const changed = { ...before, values: { ...before.values, E12000003: 8, E12000002: 3 } }
  expect(figureDifferences({ values: changed.values, digits: 12 }, plate)).toEqual([
    { code: 'E12000002', name: 'West', before: '3', after: '[c]' },
    { code: 'E12000003', name: 'East', before: '8', after: '7.5' },
  ])
})
