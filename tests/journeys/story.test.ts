import { readdirSync, readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Area } from '#core/domain/area.ts'
import { frameOf } from '#core/story/frame.ts'
import type { Story } from '#core/story/story.ts'
import { decodeView } from '#core/view/codec.ts'
import { mapGeography } from '#core/view/map-geography.ts'
import { expectAccessibleInBothThemes, Stand } from './harness.ts'
import { saved } from './leaving-steps.ts'
import { pdfOf } from './pdf.ts'

const stand = new Stand({ webgl: false })
beforeAll(() => stand.start())
afterAll(() => stand.stop())

const stories = readdirSync(new URL('../../data/stories', import.meta.url)).flatMap(
  (file) => /^(.+)\.json$/.exec(file)?.[1] ?? [],
)
const hall = { width: 1920, height: 1080 } as const

/** What the hall sees: the headline of the scene, empty for black. */
const seen = (page: Page) =>
  page.evaluate(
    () => document.querySelector<HTMLElement>('.hall-layer[data-seen="true"] .hall-headline')?.innerText ?? '',
  )

/** Waits until the scene that the hall sees has its figure, or has none. */
const drawn = (page: Page) =>
  page.waitForFunction(() => {
    const layer = document.querySelector('.hall-layer[data-seen="true"]')
    const figure = layer?.querySelector('.hall-figure')
    return layer && (!figure || figure.querySelector('.scene-drawing svg'))
  })

const onStage = (story: string, scene = '') => `?v=2&s=story&st=${story}!${scene}!stage!t1`

const read = (file: string) => JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'))

/** Every scene with a frame, and the box that holds its areas as the atlas’s own geography has them. */
const framed = stories.flatMap((story) => {
  const { scenes } = read(`data/stories/${story}.json`) as Story
  const { geographies } = read('public/data/catalogue.json') as Catalogue
  return scenes.flatMap(({ id, picture, frame }) => {
    if (!picture || frame.length === 0) return []
    const { view } = decodeView(picture.link)
    const { areas } = read(`public/${geographies.find((one) => one.id === mapGeography(view))?.path}`) as {
      areas: readonly Area[]
    }
    const box = frameOf(frame, areas)
    return [
      { title: `${story}, ${id}`, place: `${story}!${id}`, ...picture, screen: view.screen, frame, box: box?.join() },
    ]
  })
})

const wholeAndFilling = { missing: [], cut: [], fills: true }

/** Which of the areas are not drawn, or not wholly within their map; and whether they fill most of its width or of its height. */
const inFrame = (page: Page, within: string, codes: readonly string[]) =>
  page.evaluate(
    ([selector, wanted]) => {
      const map = document.querySelector<SVGGElement>(`${selector} [data-part="map"]`)
      const sheet = map?.querySelector('clipPath rect')
      const matrix = map?.getScreenCTM()
      if (!sheet || !matrix) return null
      const [width, height] = ['width', 'height'].map((name) => Number(sheet.getAttribute(name)) * matrix.a)
      const [right, bottom] = [matrix.e + (width ?? 0), matrix.f + (height ?? 0)]
      const drawnOf = wanted.map((code) => ({
        code,
        boxes: [...(map?.querySelectorAll(`path[data-area="${code}"]`) ?? [])].map((one) =>
          one.getBoundingClientRect(),
        ),
      }))
      const all = drawnOf.flatMap(({ boxes }) => boxes)
      const span = (low: 'left' | 'top', high: 'right' | 'bottom') =>
        Math.max(...all.map((one) => one[high])) - Math.min(...all.map((one) => one[low]))
      return {
        missing: drawnOf.filter(({ boxes }) => boxes.length === 0).map(({ code }) => code),
        cut: drawnOf.flatMap(({ code, boxes }) =>
          boxes.some(
            (one) =>
              one.left < matrix.e - 1 || one.top < matrix.f - 1 || one.right > right + 1 || one.bottom > bottom + 1,
          )
            ? [code]
            : [],
        ),
        fills: Math.max(span('left', 'right') / (width ?? 0), span('top', 'bottom') / (height ?? 0)) > 0.8,
      }
    },
    [within, codes] as const,
  )

/** On paper, with the notes: every scene with its headline, what the data say of its claims, and its address. */
async function expectHandout(page: Page): Promise<void> {
  // Fourteen figures are drawn for it.
  page.setDefaultTimeout(120_000)
  const headlines = await page.locator('.scene h2').allInnerTexts()
  await page.getByLabel('With the speaker’s notes').check()
  const file = await saved(page, () => page.getByRole('button', { name: 'Handout (PDF)' }).click())
  const { pages, runs, tagged, title } = await pdfOf(file)
  const solid = (text: string) => text.replace(/\s+/g, '')
  const text = solid(pages.join(' '))
  expect(headlines.length).toBeGreaterThanOrEqual(8)
  for (const headline of headlines) expect(text, headline).toContain(solid(headline))
  // The words of a key are no bolder than those of the text, and nothing runs into the foot of a page.
  const fontOf = (start: string) => runs.flat().find((run) => run.text.startsWith(start))?.font
  expect(fontOf('not published (3)')).toBe(fontOf('Checked against the data'))
  expect(fontOf('not published (3)')).not.toBe(fontOf('2. '))
  for (const page of runs) {
    const [foot = 0, last = 0] = page.map(({ y }) => y).toSorted((a, b) => a - b)
    expect(last - foot, page[0]?.text).toBeGreaterThan(9)
  }
  expect(text.match(/Notes/g)?.length).toBeGreaterThanOrEqual(8)
  expect(text).toContain('Checkedagainstthedata,andholds:')
  expect(text).toMatch(/SouthWest:[\d.,]+/)
  expect(text).toMatch(/rowsofvaluesarenotlistedhere|Furthercolumnsthatarenotlistedhere:\d/)
  expect(text).toContain(solid(`Page ${pages.length} of ${pages.length}`))
  expect([tagged, title]).toEqual([true, await page.locator('h1').first().innerText()])
}

test('the list leads to the stories, which say whether their figures hold', async () => {
  const { page, expectClean, ...app } = await stand.open({ query: '?v=2&s=story' })
  await page.getByRole('heading', { level: 1, name: 'Stories' }).waitFor()
  expect(await page.locator('.story-list a').count()).toBe(stories.length)
  await app.expectAccessibleInBothThemes()
  await page
    .locator('.story-list')
    .first()
    .getByRole('button', { name: /^Present / })
    .first()
    .click()
  await page.locator('.hall-layer[data-seen="true"]').waitFor()
  await page.keyboard.press('Escape')
  await page.locator('.scene').first().waitFor()
  expectClean()
})

describe.each(stories)('“%s”', (story) => {
  test('is read like an article: every figure in its text holds, and each picture has source and table', async () => {
    const { page, expectClean, ...app } = await stand.open({ query: `?v=2&s=story&st=${story}` })
    await page
      .getByText(/^Written for .* All \d+ figures and comparisons in the text hold\.$/)
      .waitFor({ timeout: 120_000 })
    const scenes = await page.locator('.scene').count()
    expect(scenes).toBeGreaterThanOrEqual(8)
    expect(await page.locator('.scene-lacks, mark.claim').count()).toBe(0)
    const figures = page.locator('.scene-figure')
    for (const figure of await figures.all()) {
      await figure.locator('.scene-drawing svg').waitFor()
      expect(await figure.locator('.scene-source').innerText()).toMatch(/Source: \S/)
      expect(await figure.locator('.scene-table').count()).toBe(1)
    }
    // One is like the others on paper; to axe the one that ends with a form has what the others have.
    if (story === 'workforce-mapped') await expectHandout(page)
    if (story === 'three-grand-challenges') {
      await page.getByLabel('Your idea').waitFor()
      await app.expectAccessibleInBothThemes()
    }
    expectClean()
  })

  test('is presented by a clicker alone; every word reaches the back row; Escape lands where one was', async () => {
    const { page, expectClean } = await stand.open({ query: onStage(story), viewport: hall })
    await page.locator('.hall-layer[data-seen="true"]').waitFor()
    const headlines: string[] = []
    for (let presses = 0; presses < 60; presses += 1) {
      await drawn(page)
      const headline = await seen(page)
      const small = await page.evaluate(() => {
        const layer = document.querySelector('.hall-layer[data-seen="true"]')
        const told = [...(layer?.querySelectorAll<HTMLElement | SVGElement>('*') ?? [])].filter(
          (one) =>
            !one.closest('title, desc') &&
            [...one.childNodes].some(({ nodeType, nodeValue }) => nodeType === 3 && nodeValue?.trim()),
        )
        return told.flatMap((one) => {
          const scale = one instanceof SVGElement ? (one.ownerSVGElement?.getScreenCTM()?.a ?? 1) : 1
          const size = Number.parseFloat(getComputedStyle(one).fontSize) * scale
          return size < 23.9 ? [`${size.toFixed(1)}: ${one.textContent?.slice(0, 40)}`] : []
        })
      })
      expect(small, headline).toEqual([])
      if (headline !== headlines.at(-1)) headlines.push(headline)
      const before = page.url()
      await page.keyboard.press('PageDown')
      await page.waitForTimeout(50)
      if (
        page.url() === before &&
        (await page.locator('.hall [role="status"]').first().innerText()).startsWith(
          `${headlines.length} of ${headlines.length}:`,
        )
      )
        break
    }
    expect(headlines.length).toBeGreaterThanOrEqual(8)
    await page.keyboard.press('2')
    await page.keyboard.press('Enter')
    await expect.poll(() => seen(page)).toBe(headlines[1])
    await page.keyboard.press('Escape')
    await page.locator('.scene').first().waitFor()
    await expect.poll(() => new URL(page.url()).search).toMatch(/st=[\w-]+![\w-]+$/)
    expectClean()
  })
})

describe('the stage', () => {
  // The one without a model of reach, which takes a busy machine long.
  const story = 'workforce-mapped'

  test('goes black, comes back, shows the address of the scene, and freezes', async () => {
    const { page, expectClean, ...app } = await stand.open({
      query: onStage(story),
      viewport: hall,
    })
    await drawn(page)
    const first = await seen(page)
    await page.keyboard.press('b')
    await expect.poll(() => seen(page)).toBe('')
    expect(await page.locator('.hall').evaluate((one) => getComputedStyle(one).backgroundColor)).toBe('rgb(0, 0, 0)')
    await page.keyboard.press('.')
    await expect.poll(() => seen(page)).toBe(first)
    await page.keyboard.press('q')
    await page.locator('.hall-code', { hasText: 'on this computer or in this network only' }).locator('img').waitFor()
    await page.mouse.click(1500, 500, { button: 'right' })
    expect(await page.locator('.hall-code').count()).toBe(1)
    await page.keyboard.press('q')
    await page.keyboard.press('f')
    await page.keyboard.press('PageDown')
    expect(await seen(page)).toBe(first)
    await page.keyboard.press('f')
    await expect.poll(() => seen(page)).not.toBe(first)
    await drawn(page)
    // The next scene is drawn beforehand: a change shows the very same drawing.
    const next = page.locator('.hall-layer[data-seen="true"] + .hall-layer .scene-drawing svg')
    await next.evaluate((one) => one.setAttribute('data-beforehand', ''))
    await page.keyboard.press('PageDown')
    await page.locator('.hall-layer[data-seen="true"] svg[data-beforehand]').waitFor()
    await app.expectAccessibleInBothThemes()

    // Round and round on a stand, until somebody touches the screen.
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Loop for a stand' }).click()
    await page.locator('.hall-layer[data-seen="true"]').waitFor()
    await page.mouse.click(1500, 500)
    await page.locator('.presenting').first().waitFor()
    expectClean()
  })

  test('has the areas of each frame fully in it, and filling it, on a projector, a small and a large screen, a phone, and on other pages', async () => {
    const { page, address } = await stand.open({ file: 'icon.svg', viewport: hall })
    expect(framed.map(({ screen }) => screen)).toEqual(expect.arrayContaining(['explore', 'coverage']))
    for (const { title, place, link, panel, frame, box } of framed) {
      await page.goto(`${address}?v=2&s=story&st=${place}!stage`)
      await drawn(page)
      for (const [width, height] of [
        [1024, 768],
        [3840, 2160],
        [390, 844],
        [1920, 1080],
      ] as const) {
        await page.setViewportSize({ width, height })
        const within = '.hall-layer[data-seen="true"] .scene-drawing'
        await expect
          .poll(() => inFrame(page, within, frame), { message: `${title}, ${width} by ${height}` })
          .toEqual(wholeAndFilling)
      }
      // The same frame as the picture of a link has it.
      await page.goto(`${address}embed.html?${link}&box=${box}#panel=${panel}`)
      await expect.poll(() => inFrame(page, 'main', frame), { message: `${title}, embedded` }).toEqual(wholeAndFilling)
    }
  })

  test('has a window for the speaker that leads and follows, and a question from the hall in four keys and back', async () => {
    const { page, context, expectClean } = await stand.open({ query: `?v=2&s=story&st=${story}` })
    page.setDefaultTimeout(120_000)
    await page.locator('.presenting').first().waitFor()
    const [speaker] = await Promise.all([
      context.waitForEvent('page', { timeout: 120_000 }),
      page.getByRole('button', { name: 'Present with a speaker’s window' }).click(),
    ])
    await page.locator('.hall-layer[data-seen="true"]').waitFor()
    await speaker.locator('.speaker').waitFor()
    const first = await seen(page)
    await speaker.keyboard.press('PageDown')
    await expect.poll(() => seen(page)).not.toBe(first)
    await page.keyboard.press('End')
    await expect.poll(() => speaker.locator('.speaker-title').innerText()).toMatch(/^(\d+) of \1:/)
    await speaker.keyboard.press('Home')
    await expect.poll(() => seen(page)).toBe(first)
    // Whichever scene has a map of regions.
    for (let presses = 0; presses < 20; presses += 1) {
      await drawn(page)
      if ((await page.locator('.hall-layer[data-seen="true"] path[data-area="E12000001"]').count()) > 0) break
      await speaker.keyboard.press('PageDown')
      await page.waitForTimeout(100)
    }
    const state = () => page.locator('.hall-layer[data-seen="true"]').evaluate((one) => one.textContent)
    const before = await state()
    await speaker.locator('.speaker-detour input:enabled').waitFor()
    for (const key of ['/', 'n', 'e']) await speaker.keyboard.press(key)
    await speaker.getByText('Enter: North East').waitFor()
    await speaker.keyboard.press('Enter')
    await page.locator('.hall-asked', { hasText: /^North East: / }).waitFor()
    await speaker.keyboard.press('r')
    await expect.poll(state).toBe(before)
    await speaker.keyboard.press('p')
    await speaker.getByText('the clock is stopped').waitFor()
    await speaker.keyboard.press('p')
    // What is to be said is beside them; notes never are in the page of the hall.
    expect(await speaker.getByRole('region', { name: 'To say' }).innerText()).toMatch(/^To say\s+\S/)
    const notes = (await speaker.locator('.speaker-notes').innerText()).replace(/^Notes/, '').trim()
    expect(notes.length).toBeGreaterThan(20)
    expect(await page.content()).not.toContain(notes.slice(0, 30))
    // A reload goes on where it was.
    const now = await seen(page)
    await page.reload()
    await expect.poll(() => seen(page)).toBe(now)
    await speaker.locator('.speaker-scenes button').last().click()
    await expect.poll(() => seen(page)).not.toBe(now)
    await expectAccessibleInBothThemes(speaker)
    expectClean()
  })

  test('gives the notes as a tab where the window is refused', async () => {
    const { page, context, address } = await stand.open({ isFresh: true, file: 'icon.svg' })
    // All figures of the story are drawn meanwhile.
    page.setDefaultTimeout(120_000)
    await context.addInitScript(() => {
      window.open = () => null
    })
    await page.goto(`${address}?v=2&s=story&st=${story}`)
    await page.getByRole('button', { name: 'Present with a speaker’s window' }).click()
    const [speaker] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('link', { name: 'Open the speaker’s notes in a tab' }).click(),
    ])
    await page.getByRole('button', { name: 'Present full screen' }).click()
    await page.locator('.hall-layer[data-seen="true"]').waitFor()
    const first = await seen(page)
    await speaker.locator('.speaker').waitFor()
    // The page of the hall is covered: it is told that it is hidden, and has no frames any more.
    await page.evaluate(() => {
      window.requestAnimationFrame = () => 0
      Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' })
      Object.defineProperty(document, 'hidden', { get: () => true })
      document.dispatchEvent(new Event('visibilitychange'))
    })
    await speaker.keyboard.press('PageDown')
    await expect.poll(() => seen(page)).not.toBe(first)
    await drawn(page)
  })
})
