import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedBackup } from '../io/hostile/seeds.ts'
import { figuresOn, isThere, Stand, visit } from './harness.ts'

const stand = new Stand({ webgl: false, isFresh: true })
beforeAll(() => stand.start())
afterAll(() => stand.stop())

const machines = 'radiotherapy-machines'

/** False figures in place of public ones, as large and as many as a backup may have. */
function forged(): Buffer {
  const backup = seedBackup([machines, 'population', 'cancer-cases', 'stt-staff'])
  for (const [, file] of backup.files) {
    const { columns } = file as { columns: Record<string, unknown> }
    if (Array.isArray(columns.value)) columns.value = columns.value.map((_, at) => (at % 3 === 0 ? 1e15 : at % 3))
  }
  return Buffer.from(JSON.stringify(backup))
}

const screens = {
  explore: '',
  compare: '&s=compare',
  area: '&s=area&my=itl1!E12000002',
  coverage: '&s=coverage',
  scenario: '&s=scenario',
  data: '&s=data',
  import: '&s=import',
}

/** Loads the page anew with the first screen and goes on to the others. */
async function expectEveryScreen(page: Page, address: string): Promise<void> {
  await page.goto(`${address}?v=1&m=${machines}`)
  for (const [screen, query] of Object.entries(screens)) {
    await visit(page, `?v=1&m=${machines}${query}`)
    await isThere[screen as keyof typeof screens](page)
    expect(await page.getByText('This screen has failed').count(), screen).toBe(0)
  }
}

test('with a forged backup restored and then a file of it damaged, every screen opens, and the way out stays', async () => {
  const { page, address, expectClean } = await stand.open({ query: '?v=1&s=import' })
  await isThere.import(page)
  const bring = (name: string, buffer: Buffer) =>
    page.getByLabel('Restore from backup').setInputFiles({ name, mimeType: 'application/json', buffer })
  await bring(
    'broken.json',
    Buffer.from(
      forged()
        .toString('utf8')
        .replace(/"rows":\d+/g, '"rows":1e9'),
    ),
  )
  await page.getByText(/This is no whole backup of the atlas: .*\. Nothing was changed\./).waitFor()
  await bring('forged.json', forged())
  await page.getByText('Brought back 1 versions').waitFor()
  await expectEveryScreen(page, address)
  await page.goto(`${address}?v=1&m=${machines}&p=none`)
  await figuresOn(page)
  expect(await page.locator('#finding').textContent()).toContain('(from the backup “Evil”)')

  // Somebody's program, or a disk, writes over a file.
  await page.evaluate(
    (path) =>
      new Promise((resolve) => {
        const opening = indexedDB.open('mpce-atlas-shelf')
        opening.onsuccess = () => {
          const work = opening.result.transaction('files', 'readwrite')
          work.objectStore('files').put({ format: 1, rows: 1e9, columns: {}, dictionaries: {} }, path)
          work.oncomplete = resolve
          opening.result.close()
        }
      }),
    `shelf/evil/1/${machines}-0.json`,
  )
  await expectEveryScreen(page, address)
  await page.goto(`${address}?v=1&m=${machines}`)
  await page.getByText(/Shown without Evil/).waitFor()
  await figuresOn(page)
  expect(await page.locator('#finding').textContent()).not.toContain('Evil')
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Your data', exact: true }).click()
  await page.getByRole('button', { name: 'Delete Evil for good' }).click()
  await page.getByRole('heading', { name: 'Nothing is kept yet' }).waitFor()
  expectClean()
})
