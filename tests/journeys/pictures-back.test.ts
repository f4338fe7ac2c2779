import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { figureLink } from '#core/doctor/figure-link.ts'
import { readSnapshot, snapshotWord } from '#exports/snapshot/embed.ts'
import { endChunk, headerChunk, pngTexts, sealedPng, signature, textChunk } from '#exports/snapshot/png-chunks.ts'
import { codePicture, docxOf, partsOf, pictureOf, savedByWord, snapshot } from '../fixtures/reports.ts'
import { Stand } from './harness.ts'
import { save } from './label-ink.ts'

/** Pictures that come back to the atlas, and what of a reader's logo leaves with one. */

const stand = new Stand({ webgl: false })
beforeAll(() => stand.start())
afterAll(() => stand.stop())

const open = (page: Page, name: string, mimeType: string, buffer: Buffer) =>
  page.locator('input[type="file"][accept^=".png,.svg,.pdf"]').setInputFiles({ name, mimeType, buffer })

test('pictures of the coverage screen are compared with the coverage screen', async () => {
  const { page, expectClean } = await stand.open({ query: '?v=1&s=coverage' })
  for (const figure of ['Map', 'Reach by distance']) {
    await page.getByRole('button', { name: `${figure}: export` }).click()
    await page.getByRole('dialog').locator('.preview img').waitFor()
    const png = await save(page, 'Save PNG')
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
    await open(page, 'coverage.png', 'image/png', png)
    await page.getByText('The file is as it was made.').waitFor()
    await page.getByText('The data have not changed since.').waitFor()
    await page.getByRole('button', { name: 'Go to the view' }).click()
  }
  expectClean()
})

test('a picture with a forged date is refused in words, and the page stays', async () => {
  const { page, expectClean } = await stand.open()
  await page.locator('#finding').waitFor()
  const forged = {
    format: 1,
    app: '0',
    data: '',
    figure: 'map',
    made: '2024-99-99',
    query: 'v=1',
    title: '',
    values: {},
  }
  const json = JSON.stringify(forged)
  const png = sealedPng([signature, headerChunk(1, 1, false), textChunk(snapshotWord, json)])
  const svg = `<svg xmlns="http://www.w3.org/2000/svg"><mpce:snapshot>${btoa(json)}</mpce:snapshot></svg>`
  for (const [name, type, bytes] of [
    ['forged.png', 'image/png', Buffer.from(png)],
    ['forged.svg', 'image/svg+xml', Buffer.from(svg)],
  ] as const) {
    await open(page, name, type, bytes)
    await page.getByText(`“${name}” cannot be opened: the day on which it was made is not in the calendar.`).waitFor()
    await page.getByRole('button', { name: 'Close' }).click()
  }
  expect(await page.locator('#finding').textContent()).not.toBe('')
  expectClean()
})

/** Types of a PNG's chunks in order. */
function chunksOf(bytes: Buffer): readonly string[] {
  const types: string[] = []
  for (let at = signature.length; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at))
    types.push(bytes.toString('latin1', at + 4, at + 8))
  return types
}

test('nothing but its picture leaves with a logo', async () => {
  const { PNG } = await import('pngjs')
  const plain = PNG.sync.write(new PNG({ width: 40, height: 20, fill: true }))
  const body = plain.subarray(0, plain.length - endChunk.length)
  const secret = 'GPS 51.5007 N 0.1246 W'
  const logo = Buffer.concat([body, textChunk('Comment', secret), endChunk, Buffer.from(`trailing ${secret}`)])
  expect(pngTexts(logo).map(({ text }) => text)).toEqual([secret])

  const { page, expectClean } = await stand.open()
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('.preview img').waitFor()
  await dialog.getByLabel(/^Your logo/).setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: logo })
  await dialog.getByRole('button', { name: 'Remove the logo' }).waitFor()
  const svg = (await save(page, 'Save SVG')).toString()
  const data = /<image[^>]*href="data:image\/png;base64,([^"]+)"/.exec(svg)?.[1] ?? ''
  const bytes = Buffer.from(data, 'base64')
  expect(bytes.includes('GPS')).toBe(false)
  expect(chunksOf(bytes).filter((type) => !['IHDR', 'IDAT', 'IEND', 'sRGB', 'sBIT'].includes(type))).toEqual([])
  const { width, height } = PNG.sync.read(bytes)
  expect([width, height]).toEqual([40, 20])
  expectClean()
})

const svgOf = (attributes: string, inside: string, before = '') =>
  `${before}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`
/** Entities that hold ten of the one before: a hundred million letters out of a line. */
const entities = Array.from(
  { length: 8 },
  (_, at) => `<!ENTITY e${at + 1} "${at === 0 ? 'ha'.repeat(5) : `&e${at};`.repeat(10)}">`,
).join('')
const elsewhere = 'http://203.0.113.7/seen'

/** What somebody might hand on as a logo: drawn anew as dots, or refused in words. */
const logos: readonly (readonly [what: string, type: string, content: string, isRefused: boolean])[] = [
  [
    'a script and files of another host',
    'image/svg+xml',
    svgOf(
      'width="120" height="40" onload="parent.ran=1"',
      `<script>parent.ran=1;fetch("${elsewhere}")</script><foreignObject width="60" height="40"><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="${elsewhere}"/><img src="${elsewhere}"/></body></foreignObject><image xlink:href="${elsewhere}" width="9" height="9"/><use xlink:href="${elsewhere}#a"/><rect width="40" height="40" fill="teal"/>`,
    ),
    false,
  ],
  [
    'a width of a thousand million',
    'image/svg+xml',
    svgOf('width="1e9" height="2"', '<rect width="9" height="2"/>'),
    false,
  ],
  ['no size at all', 'image/svg+xml', svgOf('', '<rect width="9" height="2"/>'), false],
  [
    'entities within entities',
    'image/svg+xml',
    svgOf('width="10" height="10"', '<text>&e8;</text>', `<!DOCTYPE svg [${entities}]>`),
    true,
  ],
  ['an SVG under the name of a PNG', 'image/png', svgOf('onload="parent.ran=1"', ''), true],
]

test('a hostile logo is drawn anew as dots or refused in words: it runs nothing, asks for nothing, and the picture is saved', async () => {
  const { PNG } = await import('pngjs')
  const { page, expectClean } = await stand.open()
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('.preview img').waitFor()
  for (const [what, mimeType, content, isRefused] of logos) {
    const name = mimeType === 'image/png' ? 'logo.png' : 'logo.svg'
    await dialog.getByLabel(/^Your logo/).setInputFiles({ name, mimeType, buffer: Buffer.from(content) })
    const removal = dialog.getByRole('button', { name: 'Remove the logo' })
    if (isRefused) await dialog.getByText('The browser cannot draw this picture.').waitFor()
    else await removal.waitFor()
    const svg = (await save(page, 'Save SVG')).toString()
    expect(svg, what).not.toMatch(/<script|foreignObject|onload|203\.0\.113/)
    const drawn = /<image[^>]*href="data:image\/png;base64,([^"]+)"/.exec(svg)
    expect(drawn === null, what).toBe(isRefused)
    if (!drawn) continue
    const { width, height } = PNG.sync.read(Buffer.from(drawn[1] ?? '', 'base64'))
    expect(width * height, what).toBeLessThanOrEqual(900 * 330)
    const [wide, high] = ['width', 'height'].map((side) => Number(new RegExp(` ${side}="([^"]+)"`).exec(drawn[0])?.[1]))
    expect(wide, what).toBeLessThanOrEqual(150)
    expect(high, what).toBeLessThanOrEqual(54)
    await removal.click()
  }
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
  expectClean()
})

test('forged pictures with markup in every text and names that objects have are opened as words alone', async () => {
  const { page, expectClean } = await stand.open()
  await page.locator('#finding').waitFor()
  const markup = '<img src=x onerror="window.ran=1">'
  const values = `{"__proto__":5,"constructor":"x","toString":1,"E12000001":1,${JSON.stringify(markup)}:${JSON.stringify(markup)}}`
  const about = { format: 1, app: '0.1', data: markup, figure: markup, made: '2026-01-01', query: 'v=1', title: markup }
  const json = `${JSON.stringify(about).slice(0, -1)},"values":${values}}`
  const element = `<mpce:snapshot mpce:digest="mpce-atlas-sha256:${'0'.repeat(64)}">${btoa(json)}</mpce:snapshot>`
  const svg = svgOf('onload="parent.ran=1"', `<script>parent.ran=1</script><metadata>${element}</metadata>`)
  for (const [name, type, content] of [
    ['forged.svg', 'image/svg+xml', svg],
    ['forged.pdf', 'application/pdf', `%PDF-1.7\n${svg}`],
  ] as const) {
    await open(page, name, type, Buffer.from(content))
    await page.getByText('The file has been changed since it was made').waitFor()
    await page.getByText(/The data have changed since the picture was made/).waitFor()
    expect(await page.getByRole('dialog').locator('img, script').count()).toBe(0)
    await page.getByRole('button', { name: 'Close' }).click()
  }
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
  expectClean()
})

test('a report that is dropped on the page leaves with a fresh picture in the place of the old, and says which number of its text is no longer so', async () => {
  const { page, expectClean, expectAccessibleInBothThemes } = await stand.open()
  await page.locator('#finding').waitFor()
  const values = { E12000001: 11.1 }
  const query = 'v=2&m=mpce-staff&per=people&g=itl1'
  const link = figureLink(`https://atlas.example/?${query}&dv=old`, {
    figure: 'map',
    was: { values, digits: 6 },
    drawn: 'look-light!opaque!legend',
  })
  const comparedLink = link.replace('figure=map', 'figure=compare-spread')
  const report = savedByWord(
    await docxOf([
      { text: 'The North East had 11.1 per million people, one of 12 areas.' },
      { picture: pictureOf(90, snapshot(values, { query }), { width: 600, height: 420 }), link },
      {
        picture: pictureOf(40, snapshot(values, { query, figure: 'compare-spread' }), { width: 600, height: 420 }),
        link: comparedLink,
      },
      { text: 'Pasted from a chat:' },
      { picture: codePicture(`https://atlas.example/?${query}&dv=old`) },
    ]),
  )
  const transfer = await page.evaluateHandle(
    ([bytes]) => {
      const data = new DataTransfer()
      data.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], 'report.docx'))
      return data
    },
    [Buffer.from(report).toString('base64')] as const,
  )
  await page.locator('main').dispatchEvent('drop', { dataTransfer: transfer })
  const dialog = page.getByRole('dialog', { name: 'Checking report.docx' })
  await dialog.getByText('3 figures found; the data of 2 changed.').waitFor()
  await dialog.getByText('1 number in the text no longer matches.', { exact: false }).waitFor()
  const stale = dialog.getByRole('table', { name: 'Numbers that no longer match' })
  expect(await stale.getByRole('row').nth(1).textContent()).toMatch(/^North East11\.1\d+\.\dParagraph 1/)
  await dialog.getByText('Found by its QR code.').waitFor()
  await dialog.getByLabel('Which figure is it?').waitFor()
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save the report with 2 fresh pictures' }).click()
  const saved = await download
  expect(saved.suggestedFilename()).toBe('report-fresh.docx')
  const [before, after] = [partsOf(report), partsOf(readFileSync(await saved.path()))]
  expect(Object.keys(after)).toEqual(Object.keys(before))
  const isSame = (one: Uint8Array | undefined, other: Uint8Array | undefined) =>
    Buffer.compare(one ?? Buffer.of(), other ?? Buffer.of()) === 0
  const [fresh = new Uint8Array()] = Object.keys(after).flatMap((name) =>
    name.endsWith('.png') && !isSame(before[name], after[name]) ? (after[name] ?? []) : [],
  )
  const { PNG } = await import('pngjs')
  const { width, height } = PNG.sync.read(Buffer.from(fresh))
  expect([width, height]).toEqual([600, 420])
  const found = readSnapshot(fresh)
  expect(found && 'snapshot' in found && Object.keys(found.snapshot.values).length).toBeGreaterThan(5)
  await expectAccessibleInBothThemes()
  await page.setViewportSize({ width: 390, height: 800 })
  expect(await dialog.evaluate((own) => own.scrollWidth - own.clientWidth)).toBeLessThanOrEqual(0)
  expectClean()
})
