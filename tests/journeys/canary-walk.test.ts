import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seededRandom } from '#core/statistics/random.ts'
import { figuresOn, isThere, Stand } from './harness.ts'
import { choose, csv, importScreen, opened } from './import-screen.ts'

const stand = new Stand()
beforeAll(() => stand.start())
afterAll(() => stand.stop())

/** Wales has one department, so that its figures are withheld. Nothing else has these digits. */
const canary = /731[,.\s\u202f]?942|845[,.\s\u202f]?213/

const head =
  'survey_year,department,area,specialty,profession,response,establishment_wte,in_post_wte,vacant_wte,headcount,age_under_35,age_35_44,age_45_54,age_55_plus,experience_under_5,experience_5_14,experience_15_plus'
const row = (department: string, area: string, wte: number, heads: number) =>
  `2025,${department},${area},radiotherapy-physics,clinical-scientist,complete,${wte},${wte},0,${heads},${heads},0,0,0,${heads},0,0`
const areas = [...Array.from({ length: 9 }, (_, at) => `E1200000${at + 1}`), 'S92000003', 'N92000002']
/** @param version departments grow from version to version, so that the versions differ */
const returns = (version: number) =>
  csv(
    'returns.csv',
    [
      head,
      ...areas.flatMap((area, at) =>
        [0, 1, 2, 3].map((one) => row(`${area} ${one}`, area, 11 + at + one + version, 14 + at + one + version)),
      ),
      row('Cwm Nobody', 'W92000004', 731_942.6, 845_213),
    ].join('\n'),
  )

/** What the page shows, prints, links to and keeps in the storage of small things. */
async function pageText(page: Page): Promise<string> {
  await page.emulateMedia({ media: 'print' })
  const printed = await page.content()
  await page.emulateMedia({ media: 'screen' })
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]))
  return [page.url(), await page.title(), printed, await page.content(), kept].join('\n')
}

/** A file as text, with what is packed in it. */
function textOf(bytes: Uint8Array): string {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const inner = isZip ? Object.values(unzipSync(bytes)).map(textOf) : []
  return [strFromU8(bytes, true), strFromU8(bytes), ...inner].join('\n')
}

/** A press of a button that ends with a file, whatever is asked on the way. */
async function saved(page: Page, press: () => Promise<void>): Promise<string> {
  const coming = page.waitForEvent('download')
  await press()
  const asked = page.getByRole('button', { name: 'Let it leave all the same' })
  const handle = async () => {
    await asked.click()
    return coming
  }
  const download = await Promise.race([coming, asked.waitFor().then(handle)])
  return textOf(readFileSync(await download.path()))
}

const screens = ['explore', 'compare', 'coverage', 'data'] as const
const queries = ['', '&m=mpce-headcount', '&m=mpce-wte&a=W92000004', '&m=mpce-share-over-55&p=table']

/** What a walk may do next. Each gives what has left, or can be seen, by it. */
const steps: readonly ((page: Page, random: () => number) => Promise<string>)[] = [
  async (page, random) => {
    const screen = screens[Math.floor(random() * screens.length)] ?? 'explore'
    await page.goto(`${page.url().split('?')[0]}?v=1&s=${screen}${queries[Math.floor(random() * queries.length)]}`)
    await isThere[screen](page)
    return ''
  },
  async (page) => {
    await page.reload()
    return ''
  },
  async (page) => {
    await page.goto(`${page.url().split('?')[0]}?v=1&m=mpce-wte`)
    await figuresOn(page)
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    const file = await saved(page, () => page.getByRole('button', { name: 'Save SVG', exact: true }).click())
    await page.keyboard.press('Escape')
    return file
  },
  async (page) => {
    await page.goto(`${page.url().split('?')[0]}${importScreen}`)
    await opened(page)
    return saved(page, () => page.getByRole('button', { name: 'Save a copy for others' }).click())
  },
]

async function keep(page: Page, version: number): Promise<void> {
  await page.goto(`${page.url().split('?')[0]}${importScreen}`)
  await opened(page)
  await choose(page, returns(version))
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByText('is in the atlas now').waitFor()
}

/** One walk of some steps in two tabs, with a second version on the way. */
async function walk(context: BrowserContext, first: Page, seed: number): Promise<number> {
  const { next: random } = seededRandom(seed)
  const second = await context.newPage()
  await second.goto(first.url())
  const tabs = [first, second]
  let looks = 0
  for (let at = 0; at < 4; at++) {
    const page = tabs[Math.floor(random() * 2)] ?? first
    if (at === 2) await keep(page, 1 + (seed % 5))
    const step = steps[Math.floor(random() * steps.length)]
    const left = (await step?.(page, random)) ?? ''
    expect(left, `walk ${seed}, step ${at}`).not.toMatch(canary)
    expect(await pageText(page), `walk ${seed}, step ${at}`).not.toMatch(canary)
    looks += 1
  }
  await second.close()
  return looks
}

/** More are walked on request. */
const walks = Number(process.env.CANARY_WALKS ?? 2)

test(
  'a suppressed figure is found in nothing that random walks save, show, print, link or keep in small storage',
  async () => {
    const { page, context } = await stand.open({ query: importScreen })
    await opened(page)
    await keep(page, 0)
    // The reader's own backup holds it, so that the search can find it.
    expect(await saved(page, () => page.getByRole('button', { name: 'Back up everything' }).click())).toMatch(canary)
    for (let seed = 1; seed <= walks; seed++) expect(await walk(context, page, seed)).toBe(4)
  },
  60_000 + walks * 60_000,
)

test('small numbers of persons are asked about, nothing is imported before, and the answer is shown and can be changed', async () => {
  const { page, expectClean, expectAccessible } = await stand.open({ query: importScreen })
  await opened(page)
  await choose(
    page,
    csv('patients.csv', 'code,year,patients\nE12000001,2024,3\nE12000002,2024,40\nE12000003,2024,50\n'),
  )
  const question = page.getByLabel(/Suppress small numbers of persons\? Below 5: 1 figure/)
  await question.waitFor()
  const accept = page.getByRole('button', { name: 'Import', exact: true })
  expect(await accept.isDisabled()).toBe(true)
  await question.selectOption('keep')
  await page.getByText('1 figure of fewer than 5 persons shown, as you have said that they may be').waitFor()
  await question.selectOption('withhold')
  await page.getByText(/1 figure of fewer than 5 persons suppressed/).waitFor()
  await expectAccessible()
  await accept.click()
  await page.getByText('is in the atlas now').waitFor()
  expectClean()
})
