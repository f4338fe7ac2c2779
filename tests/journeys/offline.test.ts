import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isThere, type OpenApp, Stand } from './harness.ts'
import { choose, csv, opened } from './import-screen.ts'

const stand = new Stand({ webgl: false, isFresh: true })
/** One visit for both tests: to keep everything takes a browser long. */
let visitor: OpenApp
beforeAll(async () => {
  await stand.start()
  visitor = await stand.open({ query: stories, isKept: true })
  await everything(visitor.page).waitFor({ timeout: 60_000 })
})
afterAll(() => stand.stop())

const worker = readFileSync(new URL('../../dist/sw.js', import.meta.url), 'utf8')
const stories = '?v=2&s=story'
const offer = (page: Page) => page.getByRole('status').filter({ hasText: 'A new version of the atlas is ready' })
const everything = (page: Page) => page.getByText(/^Everything is on this laptop: \d+ scenes/)

/** A part that the version before had, and the next has no longer. */
const gone = worker.match(/assets\/compare-[\w-]{7}\.js/)?.[0] ?? expect.fail('the site has no Compare')

/** Puts another version on the host, as a deployment does, and lets the page find it. */
async function deploy(page: Page): Promise<void> {
  stand.changed.set(gone, null).set('sw.js', worker.replace(`{"url":"${gone}","revision":null},`, ''))
  await page.evaluate(async () => {
    await (await navigator.serviceWorker.ready).update()
  })
}

test('after one visit everything opens without a network: each screen, its files, and a story full screen', async () => {
  const { page, context, address } = visitor
  await context.setOffline(true)
  stand.isDown = true
  await page.goto(address)
  await isThere.explore(page)
  const links = page.getByRole('navigation', { name: 'Screens' })
  for (const [screen, name] of [
    ['compare', 'Compare'],
    ['area', 'My area'],
    ['coverage', 'Coverage'],
    ['scenario', 'Scenarios'],
    ['data', 'Data'],
    ['import', 'Your data'],
  ] as const) {
    await links.getByRole('link', { name, exact: true }).click()
    await isThere[screen](page)
    await expect.poll(() => page.title()).toBe(`${name} · MPCE Atlas`)
  }
  await page.goto(`${address}?v=2&m=population&per=-&g=utla`)
  await page.getByRole('button', { name: 'Export', exact: true }).first().click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog').getByRole('button', { name: 'Excel' }).click(),
  ])
  expect(await file.failure()).toBeNull()
  await page.goto(`${address}${stories}`)
  await everything(page).waitFor()
  await page.locator('.story-list a').first().click()
  await page.locator('.scene-drawing svg').first().waitFor()
  await page.getByRole('button', { name: 'Present full screen' }).click()
  await page.locator('.hall-note', { hasText: 'Everything is on this laptop.' }).waitFor()
  await page.keyboard.press('PageDown')
  await page.locator('.hall-layer[data-seen="true"] .scene-drawing svg').waitFor()
  expect(await page.locator('.notice').count()).toBe(0)
})

/** The host answers again. */
async function isBack({ page, context, address }: OpenApp): Promise<void> {
  stand.isDown = false
  await context.setOffline(false)
  await page.goto(`${address}${stories}`)
  await everything(page).waitFor()
}

test('a new version waits while a story is presented or a file imported, is offered after, and leaves other windows theirs', async () => {
  await isBack(visitor)
  const { page, context, address } = visitor
  const other = await context.newPage()
  await other.goto(`${address}${stories}`)
  await everything(other).waitFor()
  await page.goto(`${address}${stories}&st=radiotherapy-capacity!!stage!t1`)
  await page.locator('.hall-note', { hasText: 'Everything is on this laptop.' }).waitFor()
  await deploy(page)
  await offer(other).waitFor()
  expect(await offer(page).count()).toBe(0)
  await page.keyboard.press('Escape')
  await offer(page).waitFor()

  await page.getByRole('link', { name: 'Your data' }).click()
  await opened(page)
  await choose(page, csv('posts.csv', 'code,2024\nE12000001,4\nE12000002,5\n'))
  await page.getByRole('button', { name: 'Cancel' }).first().waitFor()
  expect(await offer(page).count()).toBe(0)
  await page.getByRole('button', { name: 'Cancel' }).first().click()

  await Promise.all([page.waitForEvent('load'), offer(page).getByRole('button', { name: 'Reload with it' }).click()])
  await opened(page)
  expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).waiting)).toBeNull()

  await other.getByText('was taken in another window').waitFor()
  await other.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Compare' }).click()
  await isThere.compare(other)
})
