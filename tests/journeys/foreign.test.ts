import { unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { vouchFor } from '#core/domain/protected.ts'
import { sealPack } from '#io/pack.ts'
import { seedBackup, seedPack } from '../io/hostile/seeds.ts'
import { figuresOn, isThere, Stand, visit } from './harness.ts'
import { choose } from './import-screen.ts'
import { inDialog, publicKey, saved, savedBy, secretKey, takings, textOf } from './leaving-steps.ts'

/** False figures under the name of a public indicator: whatever shows or carries them says whose they are. */

const stand = new Stand({ webgl: false, isFresh: true })
beforeAll(() => stand.start())
afterAll(() => stand.stop())

const machines = 'radiotherapy-machines'
/** Of no area, nor any sum or rate of the shipped figures. */
const forgedValue = 665_577
const forged = /665[,.\s\u202f]?577/

function forge(files: readonly unknown[]): void {
  for (const file of files as { columns: { value: number[] } }[])
    file.columns.value = file.columns.value.map(() => forgedValue)
}

/** Lines of a document end anywhere, so that blanks do not count. */
const solid = (text: string): string => text.replace(/\s+/g, '')

/** Without a denominator, so that the figures can be told from the shipped ones. */
const query = `?v=1&m=${machines}&per=none&a=E12000002`

/** What the export dialog gives carries the name, files as text. */
async function expectNamedExports(page: Page, name: string, taken: typeof takings): Promise<void> {
  for (const [tab, take] of taken) {
    const text = await inDialog(page, tab, () => take(page, Math.random))
    const what = `${tab}: ${take}`
    // A picture that is copied is dots and no words, a link has no figures.
    if (/Copy picture|Copy link/.test(what)) expect(text, what).not.toMatch(forged)
    else expect(solid(text), what).toContain(solid(name))
  }
}

/** So does each file of a ZIP of all that is shown, by itself. */
async function expectNamedPack(page: Page, name: string): Promise<void> {
  const files = await inDialog(page, 'Data', async () => {
    await page.getByRole('button', { name: 'Prepare the pack' }).click()
    const zip = await saved(page, () => page.getByRole('button', { name: /^Save ZIP/ }).click())
    const texts = Object.entries(unzipSync(zip)).map(async ([file, bytes]) => [file, await textOf(bytes)] as const)
    return JSON.stringify(await Promise.all(texts))
  })
  const withFigures = (JSON.parse(files) as [string, string][]).filter(([, text]) => forged.test(text))
  const endings = new Set(withFigures.map(([file]) => file.replace(/^.*\./, '')))
  for (const ending of ['csv', 'xlsx', 'ods', 'geojson']) expect(endings).toContain(ending)
  for (const [file, text] of withFigures) expect(text, file).toContain(name)
}

/** A picture whose maker has written other titles and left the long line of sources out. */
async function expectNamedPictures(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Export', exact: true }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Title', { exact: true }).fill('Machines')
  await dialog.getByLabel('Subtitle', { exact: true }).fill('All of them')
  await dialog.getByLabel('Notes and sources in full').setChecked(false)
  for (const format of ['SVG', 'PDF', 'PPTX'])
    expect(solid(await savedBy(page, `Save ${format}`)), format).toContain(solid(name))
  await page.keyboard.press('Escape')
}

test('a backup in place of a public indicator is named on the map, in the table, by every export, on every screen and in the frame', async () => {
  const name = 'backup “Evil”'
  const { page, address, context, expectClean } = await stand.open({ query: '?v=1&s=import' })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await isThere.import(page)
  const backup = seedBackup([machines])
  forge(backup.files.map(([, file]) => file))
  const buffer = Buffer.from(JSON.stringify(backup))
  await page
    .getByLabel('Restore from backup')
    .setInputFiles({ name: 'forged.json', mimeType: 'application/json', buffer })
  await page.getByText('Brought back 1 versions').waitFor()
  await page.goto(`${address}${query}`)
  await figuresOn(page)
  expect(await page.locator('#finding').textContent()).toContain(`(from the ${name})`)

  await expectNamedExports(page, name, notPictures)
  await expectNamedPack(page, name)
  await expectNamedPictures(page, 'Backup “Evil”')

  await visit(page, `${query}&p=table`)
  await page.getByRole('table').first().waitFor()
  expect(await page.locator('main').textContent()).toContain(`(from the ${name})`)

  await visit(page, `${query}&s=compare`)
  await isThere.compare(page)
  expect(await savedBy(page, /download CSV$/)).toContain(name)

  await visit(page, '?v=1&s=data')
  expect(await savedBy(page, /^Download Radiotherapy machines .*as CSV$/)).toContain(name)

  await page.goto(`${address}embed.html${query}`)
  await page.locator('.embed-picture, table').first().waitFor()
  const framed = (await page.locator('body').textContent()) ?? ''
  // A frame shows what is published, or says whose figures it shows.
  expect(forged.test(framed)).toBe(framed.includes(name))
  expectClean()
})

/** All but SVG, PDF and PPTX, which are taken with titles of their maker's. */
const notPictures = takings.filter(([tab, take]) => tab !== 'Picture' || !/Save (?:SVG|PDF|PPTX)/.test(String(take)))

/** The first table: that the other formats carry the name too, the backup shows. */
const table = takings.filter(([tab], at) => tab === 'Data' && at === takings.findIndex(([other]) => other === tab))

test('a pack in place of a public indicator is named by what leaves, as long as it is open', async () => {
  const name = 'pack “Evil”'
  const { page, context, expectClean } = await stand.open({ query: '?v=1&s=import' })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await isThere.import(page)
  const pack = seedPack([machines])
  forge(pack.datasets)
  const sealed = await sealPack(vouchFor(pack), { recipients: [publicKey] })
  await choose(page, { name: 'members.age', mimeType: 'application/octet-stream', buffer: Buffer.from(sealed) })
  await page.getByRole('radio', { name: 'Secret key' }).check()
  await page.locator('input[type="password"]').fill(secretKey)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await page.getByRole('region', { name: 'Open packs' }).getByText('Evil').waitFor()
  // A reload would forget it.
  await visit(page, query)
  await figuresOn(page)
  expect(await page.locator('#finding').textContent()).toContain(`(from the ${name})`)
  await expectNamedExports(page, name, table)
  expectClean()
})
