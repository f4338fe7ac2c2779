import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { panelsOf } from '#core/explore/panels.ts'
import { composePlate } from '#core/plate/compose.ts'
import { resolveView } from '#core/plate/resolve.ts'
import { encodeQr } from '#exports/picture/encode-qr.ts'
import { type PresetId, presetIds, presets, sheetSize } from '#exports/picture/paper.ts'
import { plainSheet } from '#figures/sheet.ts'
import { drawPanel } from '../figures/draw-panel.tsx'
import { catalogue, smallAtlas, smallView } from '../fixtures/small-atlas.ts'
import { Stand } from './harness.ts'

/** A name as long as the longest that an area or a group may have. */
const longest = 'North Lincolnshire, the Humber and the Yorkshire Coast Alliance'.slice(0, 60)
const atlas = {
  ...smallAtlas,
  areas: smallAtlas.areas.map((area) => ({ ...area, name: longest, short: longest })),
}
const selected = smallAtlas.areas.slice(0, 2).map(({ code }) => code)

function drawn(figure: 'map' | 'ranked', preset: PresetId, classes: number): string {
  const view = smallView({ per: null, classes, method: 'equal', selected, period: '2019' })
  const plate = composePlate(resolveView(view, catalogue), atlas)
  const { use, paper } = presets[preset]
  const { width, height } = sheetSize(paper)
  const imprint = {
    date: '4 March 2026',
    permalink: `https://example.org/atlas/?${'v=1&m=machines&'.repeat(6)}`,
    encodeQr,
  }
  const sheet = plainSheet(width, height)
  return drawPanel(panelsOf(plate)[figure], plate, {
    sheet: { ...sheet, use, bare: use === 'paper', parts: { ...sheet.parts, qr: true } },
    imprint,
  })
}

type Fault = { readonly what: string; readonly text: string }

/** Words that leave their sheet, and words that lie over other words; the mark across the picture lies over everything by design. */
const faultsOf = (page: Page, svg: string): Promise<readonly Fault[]> =>
  page.evaluate((markup) => {
    document.body.innerHTML = markup
    const sheet = document.querySelector('svg')?.getBoundingClientRect()
    if (!sheet) return [{ what: 'no picture', text: '' }]
    const texts = [...document.querySelectorAll('svg text')]
      .filter((one) => !one.closest('[data-layer="mark"]') && !one.hasAttribute('data-halo'))
      .filter((one) => (one.textContent ?? '').trim() !== '')
      .map((one) => ({
        text: one.textContent ?? '',
        box: one.getBoundingClientRect(),
        turned: /rotate/.test(one.outerHTML),
      }))
    const faults: { what: string; text: string }[] = []
    if (texts.length < 9) faults.push({ what: 'words are missing', text: `${texts.length} are there` })
    for (const { text, box } of texts)
      if (
        box.left < sheet.left - 1 ||
        box.right > sheet.right + 1 ||
        box.top < sheet.top - 1 ||
        box.bottom > sheet.bottom + 1
      )
        faults.push({ what: 'leaves the sheet', text })
    const flat = texts.filter(({ turned }) => !turned)
    for (const [at, one] of flat.entries())
      for (const other of flat.slice(at + 1)) {
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
        // Boxes of lines are higher than their letters.
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
        const small = Math.min(one.box.height, other.box.height)
        if (across > 1 && down > small * 0.4) faults.push({ what: 'lies over', text: `${one.text} | ${other.text}` })
      }
    return faults
  }, svg)

const stand = new Stand({ webgl: false })
beforeAll(() => stand.start())
afterAll(() => stand.stop())

test('no word is cut off or lies over another: every preset, one to nine classes, names of sixty letters', async () => {
  const { context } = await stand.open({ file: 'embed.html' })
  const page = await context.newPage()
  const font = readFileSync(
    new URL('../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2', import.meta.url),
  )
  await page.addStyleTag({
    content: `@font-face { font-family: 'Inter Variable'; font-weight: 100 900; src: url(data:font/woff2;base64,${font.toString('base64')}) }`,
  })
  await page.evaluate(() => document.fonts.load("12px 'Inter Variable'"))
  for (const preset of presetIds)
    for (const figure of ['map', 'ranked'] as const)
      for (const classes of [1, 3, 6, 9])
        expect(
          await faultsOf(page, drawn(figure, preset, classes)),
          `${figure}, ${preset}, ${classes} classes`,
        ).toEqual([])
})
