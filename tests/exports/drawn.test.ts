import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFigureLink } from '#core/doctor/figure-link.ts'
import { panelsOf } from '#core/explore/panels.ts'
import { composePlate } from '#core/plate/compose.ts'
import { resolveView } from '#core/plate/resolve.ts'
import { drawnText, readDrawn } from '#exports/picture/drawn.ts'
import { type PictureInput, pictureLink, pictureSnapshot } from '#exports/picture/picture.tsx'
import { everyPart } from '#figures/sheet.ts'
import { catalogue, smallAtlas, smallView } from '../fixtures/small-atlas.ts'
import { smallShapes } from '../fixtures/small-shapes.ts'

const plate = composePlate(resolveView(smallView({ indicator: 'vacancy' }), catalogue), smallAtlas)
const { map } = panelsOf(plate, [])

const input: PictureInput = {
  panel: map,
  plate,
  shapes: smallShapes,
  permalink: 'https://atlas.example/?v=2&m=vacancy&dv=test',
  holdsPrivate: false,
  made: new Date('2026-03-04'),
  paper: { width: 170, height: 130, unit: 'mm', dpi: 300 },
  use: 'page',
  look: 'greyscale',
  opaque: true,
  bare: true,
  title: null,
  subtitle: null,
  parts: everyPart,
}

test('how a picture was drawn comes back', () => {
  const flags = fc.record({
    use: fc.constantFrom('page', 'paper', 'slide', 'poster'),
    look: fc.constantFrom('light', 'dark', 'greyscale'),
    opaque: fc.boolean(),
    bare: fc.boolean(),
    title: fc.option(fc.string({ unit: 'grapheme' }), { nil: null }),
    subtitle: fc.option(fc.string(), { nil: null }),
  })
  const parts = fc.record({
    legend: fc.boolean(),
    closeUp: fc.boolean(),
    scaleBar: fc.boolean(),
    london: fc.boolean(),
    shetland: fc.boolean(),
    labels: fc.boolean(),
    ranking: fc.boolean(),
    source: fc.boolean(),
    qr: fc.boolean(),
  })
  fc.assert(
    fc.property(flags, parts, fc.boolean(), (drawn, shown, hadLogo) => {
      const logo = hadLogo ? { href: 'data:,', width: 1, height: 1 } : null
      const text = drawnText({ ...input, ...drawn, parts: { ...shown, logo } } as PictureInput)
      expect(readDrawn(text)).toEqual({ ...drawn, width: 643, parts: shown, hadLogo })
    }),
  )
})

test('what nobody wrote is drawn plainly', () => {
  expect(readDrawn(null)).toMatchObject({ look: 'light', opaque: true, bare: false, width: null })
  expect(readDrawn('look-pink!width-1e9!title-%E0%A4')).toMatchObject({ look: 'light', width: null, title: null })
})

test('a picture leads to its view with what it shows', () => {
  expect(readFigureLink(pictureLink(input))).toEqual({
    query: 'v=2&m=vacancy&dv=test',
    data: 'test',
    figure: 'map',
    was: { values: pictureSnapshot(input).values, digits: 6 },
    drawn: drawnText(input),
  })
  expect(pictureLink(input)).not.toContain('[')
})

test('of a file of the reader’s own neither figures nor words are carried', () => {
  const own = { ...input, holdsPrivate: true, title: 'Ours: 7.5% are vacant' }
  expect(readFigureLink(pictureLink(own))).toMatchObject({ was: null })
  expect(`${pictureLink(own)} ${JSON.stringify(pictureSnapshot(own))}`).not.toContain('7.5')
})
