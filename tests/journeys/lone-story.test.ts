import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Stand } from './harness.ts'

const stand = new Stand({ webgl: false })
const folder = mkdtempSync(join(tmpdir(), 'atlas-story-'))
beforeAll(() => stand.start())
afterAll(async () => {
  await stand.stop()
  rmSync(folder, { recursive: true })
})

const story = 'workforce-mapped'
const holds = /^Written for .* All \d+ figures and comparisons in the text hold\.$/
/** Milliseconds for all figures of a story to be drawn and its claims to be checked, on cores that are busy. */
const patience = 120_000

/** Waits for the figure of the scene that the hall sees. @returns number and headline of the scene */
async function shownTo(hall: Page): Promise<string> {
  await hall.waitForFunction(() => {
    const layer = document.querySelector('.hall-layer[data-seen="true"]')
    const figure = layer?.querySelector('.hall-figure')
    return layer && (!figure || figure.querySelector('.scene-drawing svg'))
  })
  return hall.locator('.hall > [role="status"]').first().innerText()
}

test('a story in one file opens from a disk, asks for nothing, and is read, presented and spoken from', {
  timeout: 400_000,
}, async () => {
  const app = await stand.open({ query: `?v=2&s=story&st=${story}` })
  await app.page.getByText(holds).waitFor({ timeout: patience })
  await app.page.getByLabel('With the speaker’s notes').check()
  const [download] = await Promise.all([
    app.page.waitForEvent('download'),
    app.page.getByRole('button', { name: 'One file (HTML)' }).click(),
  ])
  const file = join(folder, download.suggestedFilename())
  expect(download.suggestedFilename()).toMatch(/_with-illustrative_one-file_with-notes\.html$/)
  await download.saveAs(file)
  expect(gzipSync(readFileSync(file)).length).toBeLessThan(3_000_000)
  app.expectClean()
  await app.page.close()

  const { context } = app
  await context.setOffline(true)
  const page = await context.newPage()
  const said: string[] = []
  const asked: string[] = []
  context.on('request', (request) => asked.push(request.url()))
  context.on('console', (message) => said.push(message.text()))
  context.on('weberror', (fault) => said.push(fault.error().message))
  await page.goto(pathToFileURL(file).href)
  await page.getByText(holds).waitFor({ timeout: patience })
  const scenes = await page.locator('.scene').count()
  expect(scenes).toBeGreaterThanOrEqual(8)
  expect(await page.locator('.scene-lacks, mark.claim').count()).toBe(0)
  // The atlas that it was made with opens for nobody else.
  expect(await page.getByText('Open this view in the atlas').count()).toBe(0)

  const [speaker] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('button', { name: 'Present with a speaker’s window' }).click(),
  ])
  await speaker.locator('.speaker-notes').waitFor()
  expect(await speaker.locator('.speaker-notes').innerText()).not.toContain('No notes.')
  const numbers = new Set<string>()
  for (let presses = 0; presses < 40 && numbers.size < scenes; presses += 1) {
    const scene = await shownTo(page)
    numbers.add(scene.split(':')[0] ?? '')
    await expect.poll(() => speaker.locator('.speaker-title').innerText()).toBe(scene)
    if (numbers.size < scenes) await page.keyboard.press('PageDown')
  }
  expect(numbers.size).toBe(scenes)
  expect(await page.content()).not.toContain('Give the total slowly')

  // The other window leads, and a hall that was loaded anew is found again.
  await speaker.keyboard.press('Home')
  await expect.poll(() => shownTo(page)).toMatch(/^1 of /)
  await page.reload()
  await expect.poll(() => shownTo(page)).toMatch(/^1 of /)
  await speaker.keyboard.press('PageDown')
  await expect.poll(() => shownTo(page)).toMatch(/^2 of /)
  await page.keyboard.press('Escape')
  await page.locator('.scene').first().waitFor()
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  expect(said).toEqual([])
  expect(asked.filter((url) => !/^(?:data|file):/.test(url))).toEqual([])
  expect(new Set(asked.filter((url) => url.startsWith('file:')).map((url) => url.split('#')[0])).size).toBe(1)
})
