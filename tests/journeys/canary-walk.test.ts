import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seededRandom } from '#core/statistics/random.ts'
import { shelfName } from '#io/shelf/name.ts'
import { Stand } from './harness.ts'
import { choose, csv, importScreen, opened } from './import-screen.ts'
import { saved, steps, textOf, textOfPage, toShelf } from './leaving-steps.ts'

const stand = new Stand({ webgl: false, isFresh: true })
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

async function keep(page: Page, version: number): Promise<void> {
  await toShelf(page)
  await choose(page, returns(version))
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByText('is in the atlas now').waitFor()
}

/** How many releases the browser keeps a note of. */
const notedIn = (page: Page) =>
  page.evaluate(
    (name) =>
      new Promise<number>((resolve) => {
        indexedDB.open(name).onsuccess = ({ target }) => {
          const own = (target as IDBOpenDBRequest).result
          own.transaction('releases').objectStore('releases').count().onsuccess = (counted) => {
            own.close()
            resolve((counted.target as IDBRequest<number>).result)
          }
        }
      }),
    shelfName,
  )

type Walk = { readonly tabs: readonly [Page, Page]; readonly seed: number; readonly done: Map<string, number> }

/** One walk of some steps in two tabs of one browser, where versions join and older ones count again. */
async function walk({ tabs, seed, done }: Walk): Promise<void> {
  const { next: random } = seededRandom(seed)
  const all: Readonly<Record<string, (page: Page, random: () => number) => Promise<string>>> = {
    ...steps,
    newVersion: async (page) => {
      await keep(page, 1 + (seed % 5))
      return ''
    },
  }
  const names = Object.keys(all)
  for (let at = 0; at < stepsOfWalk; at++) {
    const page = tabs[random() < 0.5 ? 0 : 1]
    const name = names[Math.floor(random() * names.length)] ?? 'look'
    const where = `walk ${seed}, step ${at}, ${name}`
    const left = await all[name]?.(page, random).catch((fault: unknown) => {
      throw new Error(where, { cause: fault })
    })
    expect(left?.match(canary) ?? null, where).toBeNull()
    expect((await textOfPage(page)).match(canary), where).toBeNull()
    done.set(name, (done.get(name) ?? 0) + 1)
  }
}

/** More are walked on request, from any seed: `CANARY_WALKS=100 CANARY_FROM=101`. */
const walks = Number(process.env.CANARY_WALKS ?? 1)
const from = Number(process.env.CANARY_FROM ?? 1)
const stepsOfWalk = 3

test(
  'a suppressed figure is found in nothing that random walks save, copy, show, print, link or keep beside the returns',
  async () => {
    const { page, context } = await stand.open({ query: importScreen })
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    // A walk asks what leaves and not how fast: a machine that does other work too takes its time.
    context.setDefaultTimeout(120_000)
    await opened(page)
    await keep(page, 0)
    // The reader's own backup holds it, so that the search can find it.
    const own = await saved(page, () => page.getByRole('button', { name: 'Back up everything' }).click())
    expect(await textOf(own)).toMatch(canary)
    // The backup is the reader's own; text that is marked and copied may go anywhere.
    expect(await notedIn(page)).toBe(0)
    await page.locator('body').click({ position: { x: 2, y: 2 } })
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Control+c')
    await expect.poll(() => notedIn(page)).toBe(1)
    const second = await context.newPage()
    await second.goto(page.url())
    const done = new Map<string, number>()
    for (let seed = from; seed < from + walks; seed++) await walk({ tabs: [page, second], seed, done })
    const steps = [...done.values()].reduce((sum, one) => sum + one, 0)
    expect(steps).toBe(walks * stepsOfWalk)
    if (process.env.CANARY_WALKS) process.stdout.write(`${walks} walks: ${JSON.stringify([...done])}\n`)
  },
  120_000 + walks * 60_000,
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
