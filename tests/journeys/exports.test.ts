import { readdirSync, readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import jsQR from 'jsqr'
import mammoth from 'mammoth'
import type { BrowserContext, Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decodeView } from '#core/view/codec.ts'
import type { FormatId } from '#exports/picture/make-picture.ts'
import { formatIds } from '#exports/picture/make-picture.ts'
import { pngTexts } from '#exports/snapshot/png-chunks.ts'
import { figuresOn, Stand } from './harness.ts'
import { flat, pdfOf } from './pdf.ts'

/** What is saved is opened here by readers that share nothing with what wrote it. */

const stand = new Stand({ webgl: false })
beforeAll(() => stand.start())
afterAll(() => stand.stop())

const geo = new URL('../../dist/geo/', import.meta.url)
const builtFile = (name: RegExp) =>
  readFileSync(new URL(readdirSync(geo).find((one) => name.test(one)) ?? '', geo), 'utf8')

const query = '?v=1&m=mpce-wte&d=specialty.radiotherapy-physics&a=E12000002'
const mark = 'Illustrative sample: made-up returns, not real data'

async function save(page: Page, button: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog').getByRole('button', { name: button }).click(),
  ])
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

async function openDialog(page: Page) {
  await figuresOn(page)
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('.preview img').waitFor()
  return dialog
}

/** Sizes of a picture's areas in the units of its drawing, from the corners of its paths. */
async function areaSizes(context: BrowserContext, svg: string): Promise<Record<string, number>> {
  const page = await context.newPage()
  const sizes = await page.evaluate((text) => {
    const root = new DOMParser().parseFromString(text, 'image/svg+xml')
    const paths = root.querySelectorAll('[data-layer="areas"] path[data-area]')
    return Object.fromEntries(
      [...paths].map((path) => {
        const rings = (path.getAttribute('d') ?? '').split('M').slice(1)
        const sizes = rings.map((ring) => {
          const numbers = (ring.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number)
          let twice = 0
          for (let at = 0; at + 1 < numbers.length; at += 2) {
            const [x, y] = [numbers[at] ?? 0, numbers[at + 1] ?? 0]
            const [nextX, nextY] = [numbers[(at + 2) % numbers.length] ?? 0, numbers[(at + 3) % numbers.length] ?? 0]
            twice += x * nextY - nextX * y
          }
          return twice / 2
        })
        return [path.getAttribute('data-area') ?? '', Math.abs(sizes.reduce((sum, size) => sum + size, 0))]
      }),
    )
  }, svg)
  await page.close()
  return sizes
}

/** Square kilometres of the regions, as their boundaries have them on the globe. */
const landSizes: Readonly<Record<string, number>> = Object.fromEntries(
  (
    JSON.parse(builtFile(/^itl1\..+\.json$/)) as { readonly areas: readonly { code: string; areaKm2: number }[] }
  ).areas.map(({ code, areaKm2 }) => [code, areaKm2]),
)

const shares = (sizes: Readonly<Record<string, number>>) => {
  const all = Object.values(sizes).reduce((sum, size) => sum + size, 0)
  return Object.fromEntries(Object.entries(sizes).map(([code, size]) => [code, size / all]))
}

test('a map as PNG, SVG, PDF and PPTX: every one says what it is, and opens elsewhere', async () => {
  const { page, context, expectClean, expectAccessible } = await stand.open({ query })
  const dialog = await openDialog(page)
  await expectAccessible()
  await dialog.getByLabel('Size', { exact: true }).selectOption('a4-portrait')
  await dialog.getByLabel('QR code of the link').check()
  const title = await dialog.getByLabel('Title', { exact: true }).inputValue()
  const classes = (await page.locator('.legend-box text', { hasText: / to / }).allTextContents()).filter((label) =>
    /^[\d.,]+ to (?:under )?[\d.,]+$/.test(label),
  )
  expect(classes.length).toBeGreaterThan(2)

  const png = await save(page, 'Save PNG')
  const picture = PNG.sync.read(png.bytes)
  expect([picture.width, picture.height]).toEqual([2480, 3508])
  const at = png.bytes.indexOf('pHYs') + 4
  // 300 DPI in pixels a metre, as the format states it.
  expect([png.bytes.readUInt32BE(at), png.bytes.readUInt32BE(at + 4), png.bytes[at + 8]]).toEqual([11811, 11811, 1])
  const colours = new Set<string>()
  for (let pixel = 0; pixel < picture.data.length; pixel += 4 * 97)
    colours.add(picture.data.subarray(pixel, pixel + 3).join())
  expect(colours.size).toBeGreaterThan(30)
  const code = jsQR(new Uint8ClampedArray(picture.data), picture.width, picture.height)
  const asked = decodeView(new URL(page.url()).search).view
  // What the address leaves to the data, the code states in full.
  const stated = new URL(code?.data ?? 'about:blank').searchParams
  for (const key of ['m', 'd', 'per', 't', 'g', 'dv']) expect(stated.get(key), key).toMatch(/./)
  const pinned = decodeView(`?${stated}`).view
  expect({ ...pinned, period: null }).toEqual({ ...asked, dims: pinned.dims })
  expect(pinned.dims).toMatchObject(asked.dims)

  const svg = (await save(page, 'Save SVG')).bytes.toString()
  for (const label of classes) expect(svg).toContain(`>${label}<`)
  expect(svg).toMatch(/<title>[^<]+<\/title><desc>[^<]+<\/desc>/)
  expect(svg).toContain(mark)
  expect(svg).not.toMatch(/<script|href="http/)
  const exported = shares(await areaSizes(context, svg))
  expect(Object.keys(exported)).toHaveLength(12)
  const onGround = shares(landSizes)
  for (const [area, share] of Object.entries(exported)) {
    expect(share / (onGround[area] ?? 0), area).toBeGreaterThan(0.99)
    expect(share / (onGround[area] ?? 0), area).toBeLessThan(1.01)
  }

  const pdf = await pdfOf((await save(page, 'Save PDF')).bytes)
  expect(pdf.pages).toHaveLength(1)
  const words = flat(pdf.pages[0] ?? '')
  expect(pdf.title).toBe(title)
  expect(pdf.tagged).toBe(true)
  expect(words).toContain(flat(title).slice(0, 40))
  for (const label of classes) expect(words).toContain(label)
  expect(words).toContain('Source: MPCE Atlas (2026)')
  expect(words).toContain(mark)

  const slides = unzipSync((await save(page, 'Save PPTX')).bytes)
  const slide = strFromU8(slides['ppt/slides/slide1.xml'] ?? new Uint8Array())
  expect(slide).toMatch(/<p:ph[^>]*type="title"/)
  expect(slide).toContain(title.split(':')[0]?.slice(0, 20) ?? '')
  expect(slide).toContain('Source: MPCE Atlas (2026)')
  expect(slide).toMatch(/<p:cNvPr[^>]* name="North West" descr="North West: [^"]*WTE[^"]*"/)
  expect(slide.match(/<a:custGeom>/g)?.length ?? 0).toBeGreaterThan(12)
  expect(strFromU8(slides['ppt/notesSlides/notesSlide1.xml'] ?? new Uint8Array())).toContain(mark.split(':')[0])
  const chart = Object.keys(slides).find((name) => /^ppt\/charts\/chart\d+\.xml$/.test(name)) ?? ''
  expect(strFromU8(slides[chart] ?? new Uint8Array())).toMatch(/<c:barChart>[\s\S]*North West/)
  expect(Object.keys(slides).some((name) => /^ppt\/embeddings\/.+\.xlsx$/.test(name))).toBe(true)

  // Whatever the format, the file itself says whose figures these are and that they are made up: one more asks for its reader here.
  const said: Readonly<Record<FormatId, string>> = {
    png: pngTexts(png.bytes)
      .map(({ text }) => text)
      .join(' '),
    svg: flat(svg),
    pdf: words,
    pptx: flat(
      Object.entries(slides)
        .filter(([name]) => /slide\d+\.xml$/i.test(name))
        .map(([, bytes]) => strFromU8(bytes))
        .join(' '),
    ),
  }
  for (const id of formatIds) {
    expect(said[id], id).toMatch(/MPCE Atlas \(?2026/)
    expect(said[id], id).toContain(mark.split(':')[0])
  }
  expectClean()

  // The picture is brought back on another screen of the app, and the view is the same.
  const again = await stand.open({ query: '?v=1&s=data' })
  await again.page.getByRole('button', { name: 'Open a picture' }).waitFor()
  await again.page
    .locator('input[type="file"][accept^=".png,.svg,.pdf"]')
    .setInputFiles({ name: png.name, mimeType: 'image/png', buffer: png.bytes })
  await again.page.getByText('The file is as it was made.').waitFor()
  await again.page.getByText('The data have not changed since.').waitFor()
  await expect
    .poll(() => decodeView(new URL(again.page.url()).search).view)
    .toEqual({ ...asked, period: pinned.period })
  const spoilt = Buffer.from(png.bytes)
  const middle = Math.floor(spoilt.length / 2)
  spoilt[middle] = (spoilt[middle] ?? 0) ^ 1
  await again.page.getByRole('button', { name: 'Go to the view' }).click()
  await again.page
    .locator('input[type="file"][accept^=".png,.svg,.pdf"]')
    .setInputFiles({ name: 'spoilt.png', mimeType: 'image/png', buffer: spoilt })
  await again.page.getByText(/The file has been changed since it was made/).waitFor()
  again.expectClean()
})

test('a brief of two pages as PDF and as a document to edit, and a pack of everything shown', async () => {
  const { page, expectClean, expectAccessible } = await stand.open({ query })
  await figuresOn(page)
  await page.getByRole('button', { name: 'Brief on North West' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('article', { name: 'Brief on North West' }).waitFor()
  await expectAccessible()
  const { pages, title, tagged } = await pdfOf((await save(page, 'Save PDF')).bytes)
  // Two, and a further one where two do not hold every source.
  expect([2, 3]).toContain(pages.length)
  expect(title).toMatch(/^North West: /)
  expect(tagged).toBe(true)
  const words = flat(pages.join(' '))
  for (const heading of ['Gap to the benchmark', 'Areas most like it', 'What is not known', 'Sources'])
    expect(words).toContain(heading)
  expect(words).toContain(mark)
  const sources = await dialog.getByRole('article').locator('section').last().getByRole('listitem').allTextContents()
  expect(sources.length).toBeGreaterThan(4)
  // Lines end anywhere, so blanks do not count.
  const solid = (text: string) => text.replace(/\s+/g, '')
  for (const source of sources) expect(solid(words)).toContain(solid(source))
  const { value: html } = await mammoth.convertToHtml({ buffer: (await save(page, 'Save DOCX')).bytes })
  expect(html).toMatch(/<h1>(<a[^>]*><\/a>)?North West: /)
  expect(html.match(/<h2>/g)?.length ?? 0).toBeGreaterThan(4)
  expect(html.match(/<img alt="[^"]{40,}"/g)?.length ?? 0).toBeGreaterThan(2)
  expect(html).toContain(mark)

  await dialog.getByRole('radio', { name: 'Data', exact: true }).check()
  await dialog.getByRole('button', { name: 'Prepare the pack' }).click()
  await dialog.getByRole('button', { name: /^Save ZIP \(\d+ kB, 12 rows, filtered\)$/ }).waitFor()
  const files = Object.keys(unzipSync((await save(page, 'Save ZIP')).bytes)).map((name) => name.replace(/^[^/]*\//, ''))
  expect(files.sort()).toEqual(
    [
      'README.md',
      'areas.geojson',
      'citation.bib',
      'citation.ris',
      'citation.txt',
      'csv-metadata.json',
      'csv/shown.csv',
      'tables.ods',
      'tables.xlsx',
    ].sort(),
  )
  expectClean()
})

test('long work shows how far it is and can be given up', async () => {
  const { page, expectClean } = await stand.open({ query })
  const dialog = await openDialog(page)
  await dialog.getByLabel('Size', { exact: true }).selectOption('a3-portrait')
  await dialog.getByLabel('DPI', { exact: true }).fill('600')
  await dialog.getByRole('button', { name: 'Save PNG' }).click()
  await dialog.getByRole('progressbar').waitFor()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await dialog.getByText(/cancelled$/).waitFor()
  await dialog.getByLabel('DPI', { exact: true }).fill('100000')
  await dialog.getByRole('alert').waitFor()
  expect(await dialog.getByRole('button', { name: 'Save PNG' }).isDisabled()).toBe(true)
  expectClean()
})

test('a frame on another page shows the view with its marks and source, and keeps to what its maker allowed', async () => {
  const { page, expectClean, expectAccessible } = await stand.open({
    file: 'embed.html',
    query: `${query}#controls=0&lock=1`,
  })
  await page.locator('[data-layer="areas"] path[data-area]').first().waitFor({ state: 'attached' })
  await page.getByText(mark).first().waitFor()
  expect(await page.getByRole('combobox').count()).toBe(0)
  await expectAccessible()
  expectClean()
})

test.each([
  ['compare-ranking', '?v=1&s=compare&m=radiotherapy-machines&per=cancers', /^Lowest/],
  ['coverage-gaps', '?v=1&s=coverage', /has the most people beyond 45 km/],
] as const)('a frame shows %s as well, with its own titles and table', async (panel, search, title) => {
  const { page, expectClean, expectAccessible } = await stand.open({
    file: 'embed.html',
    query: `${search}#panel=${panel}`,
  })
  await page.locator('.embed-picture svg [data-area]').first().waitFor({ state: 'attached' })
  expect(await page.locator('h1').textContent()).toMatch(title)
  await page.getByText('Table', { exact: true }).click()
  await expect.poll(() => page.getByRole('row').count()).toBeGreaterThan(5)
  await expectAccessible()
  expectClean()
})
