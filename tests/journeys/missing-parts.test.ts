import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isThere, Stand } from './harness.ts'

/** Where a test holds a request back the browser asks the host for all of them anew, whatever it has kept. */
const stand = new Stand({ webgl: false })
beforeAll(() => stand.start())
afterAll(() => stand.stop())

type Chunk = { readonly file: string; readonly css?: readonly string[]; readonly imports?: readonly string[] }
const manifestFile = new URL('../../dist/.vite/manifest.json', import.meta.url)

/** The script of a part, or its style sheet, as the built site has it: by source, or by the name of what several share. */
function built(key: string, kind: 'script' | 'style'): string {
  const chunks = JSON.parse(readFileSync(manifestFile, 'utf8')) as Record<string, Chunk>
  // Of two of one name, the one that the app begins with.
  const first = new Set(chunks['src/app/start.tsx']?.imports)
  const inOrder = Object.entries(chunks).sort(([a], [b]) => Number(first.has(b)) - Number(first.has(a)))
  const files = inOrder.flatMap(([source, { file, css = [] }]) =>
    // A style sheet that scripts share has an entry of its own.
    (kind === 'script' ? [file].filter((path) => path.endsWith('.js')) : css).filter(
      (path) => source === key || path.startsWith(`assets/${key}-`),
    ),
  )
  return files[0] ?? expect.fail(`the site has no ${kind} of ${key}`)
}

const notice = (page: Page) => page.getByRole('status').filter({ hasText: 'could not be loaded' })

/** One of each kind: all screens, and all parts of screens, are loaded in one way (`src/io/load-part.ts`). */
test.each([
  ['explore', 'src/app/start.tsx', 'script'],
  ['explore', 'page', 'style'],
  ['compare', 'src/screens/compare/compare.tsx', 'script'],
  ['import', 'src/app/guards.tsx', 'script'],
  ['import', 'src/parts/packs/pack-panel.tsx', 'script'],
] as const)('the screen %s without %s (%s) says so, and is whole once it comes', async (screen, key, kind) => {
  const { page } = await stand.open({ file: 'icon.svg' })
  const path = built(key, kind)
  await page.route(`**/${path}`, (route) => route.abort())
  await page.goto(page.url().replace(/icon\.svg$/, screen === 'explore' ? '' : `?v=1&s=${screen}`))
  await notice(page).waitFor()
  expect(await notice(page).innerText()).toContain('its host does not give it')
  await page.unroute(`**/${path}`)
  await isThere[screen](page)
  await notice(page).waitFor({ state: 'detached' })
  const styled = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].every(({ sheet }) => sheet !== null),
    )
  await expect.poll(styled).toBe(true)
})

test('a frame whose script does not come says so in place of its first words', async () => {
  const { page } = await stand.open({ file: 'icon.svg' })
  await page.route(`**/${built('embed.html', 'script')}`, (route) => route.fulfill({ status: 404 }))
  await page.goto(page.url().replace('icon.svg', 'embed.html'))
  await page.getByRole('alert').filter({ hasText: 'a script of the atlas could not be loaded' }).waitFor()
  expect(await page.getByText('The map is on its way').count()).toBe(0)
})

test.each(['first', 'index'])('a page whose script “%s” does not come says so beside its first words', async (name) => {
  const { page } = await stand.open({ file: 'icon.svg' })
  const path = built(name === 'index' ? 'index.html' : name, 'script')
  await page.route(`**/${path}`, (route) => route.fulfill({ status: 404 }))
  await page.goto(page.url().replace(/icon\.svg$/, '?v=1&g=utla'))
  await page.getByRole('alert').filter({ hasText: 'a script of the atlas could not be loaded' }).waitFor()
  expect(await page.getByText('The first map is on its way').count()).toBe(0)
  await page.unrouteAll()
  await page.reload()
  await isThere.explore(page)
  expect([await page.getByRole('alert').count(), page.url()]).toEqual([0, expect.stringContaining('g=utla')])
})

test('without a network a screen that was never opened says why, and comes by itself when the network is back', async () => {
  const { page, context } = await stand.open({ isFresh: true })
  await isThere.explore(page)
  await context.setOffline(true)
  await page.getByRole('link', { name: 'Compare', exact: true }).click()
  await notice(page).filter({ hasText: 'Compare could not be loaded: there is no network' }).waitFor()
  await context.setOffline(false)
  await isThere.compare(page)
  await notice(page).waitFor({ state: 'detached' })
})

test('figures that do not come are said with their cause, and drawn by themselves once they come', async () => {
  const { page } = await stand.open({ file: 'icon.svg' })
  const cells = '**/data/cells/**'
  await page.route(cells, (route) => route.abort())
  await page.goto(page.url().replace(/icon\.svg$/, ''))
  await page.getByText('They are read once the network').waitFor()
  await page.unroute(cells)
  await page.locator('#finding').waitFor()
})

test('on a page that is older than the site, a screen says that the site has been updated', async () => {
  const { page } = await stand.open()
  await isThere.explore(page)
  await page.route(`**/${built('src/screens/data/data.tsx', 'script')}`, (route) => route.fulfill({ status: 404 }))
  await page.route(/\/where\/(\?.*)?$/, (route) =>
    route.fulfill({ body: '<script type="module" src="./assets/index-next.js">' }),
  )
  await page.getByRole('navigation').getByRole('link', { name: 'Data', exact: true }).click()
  await notice(page).filter({ hasText: 'the site has been updated' }).waitFor()
  await page.unrouteAll()
  await page.getByRole('button', { name: 'Reload the page' }).click()
  await isThere.data(page)
  await page.waitForURL(/s=data/)
})

test('the export dialog that does not come says so, and opens once it does', async () => {
  const { page } = await stand.open()
  const path = built('src/sharing/export-dialog.tsx', 'script')
  await page.route(`**/${path}`, (route) => route.abort())
  await page.getByRole('button', { name: 'Export', exact: true }).first().click()
  await notice(page).filter({ hasText: 'The export dialog could not be loaded' }).waitFor()
  // It opens by itself, or the page is loaded anew by a browser that keeps failed scripts, and it opens when asked again.
  // Only a load of the page tells the two apart: the notice is gone a moment before the dialog is there.
  const dialog = page.getByRole('dialog')
  const isLoadedAnew = page.waitForEvent('load').then(
    () => true,
    () => false,
  )
  await page.unroute(`**/${path}`)
  const isOpenByItself = dialog.waitFor().then(
    () => true,
    () => false,
  )
  if (await Promise.race([isLoadedAnew, isOpenByItself.then((isOpen) => !isOpen)]))
    await page.getByRole('button', { name: 'Export', exact: true }).first().click()
  await dialog.waitFor()
})
