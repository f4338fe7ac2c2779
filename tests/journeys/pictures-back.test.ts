import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { snapshotWord } from '#exports/snapshot/embed.ts'
import { endChunk, headerChunk, pngTexts, sealedPng, signature, textChunk } from '#exports/snapshot/png-chunks.ts'
import { Stand } from './harness.ts'
import { save } from './label-ink.ts'

/** Pictures that come back to the atlas, and what of a reader's logo leaves with one. */

const stand = new Stand()
beforeAll(() => stand.start())
afterAll(() => stand.stop())

const open = (page: Page, name: string, mimeType: string, buffer: Buffer) =>
  page.locator('input[type="file"][accept=".png,.svg,.pdf"]').setInputFiles({ name, mimeType, buffer })

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
