import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { figuresOn, Stand } from './harness.ts'
import { choose, importScreen, opened } from './import-screen.ts'
import { answerFromDisk } from './survey-file.ts'

const stand = new Stand({ webgl: false, isFresh: true })
beforeAll(() => stand.start())
const folder = mkdtempSync(join(tmpdir(), 'atlas-survey-'))
afterAll(async () => {
  await stand.stop()
  rmSync(folder, { recursive: true })
})

const keyFile = join(import.meta.dirname, '../io/packs/key.txt')
const keyText = readFileSync(keyFile, 'utf8')
const secretKey = /AGE-SECRET-KEY-\S+/.exec(keyText)?.[0] ?? ''
const publicKey = /age1\S+/.exec(keyText)?.[0] ?? ''
const hasAge = spawnSync('age', ['--version']).status === 0

/** Wales has one department, so its WTE and its persons are withheld. Nothing else has these digits, coordinates of coasts included. */
const canary = /731[,.\s\u202f]?942|845[,.\s\u202f]?213/
const canaryWte = '731942.6'
const canaryPersons = 845_213

const returns = (() => {
  const head = [
    ...['survey_year', 'department', 'area', 'specialty', 'profession', 'response'],
    ...['establishment_wte', 'in_post_wte', 'vacant_wte', 'headcount'],
    ...['age_under_35', 'age_35_44', 'age_45_54', 'age_55_plus'],
    ...['experience_under_5', 'experience_5_14', 'experience_15_plus'],
  ].join(',')
  const row = (department: string, area: string, wte: string, headcount: number) =>
    `2025,${department},${area},radiotherapy-physics,clinical-scientist,complete,${wte},${wte},0,${headcount},${headcount},0,0,0,${headcount},0,0`
  const areas = [...Array.from({ length: 9 }, (_, at) => `E1200000${at + 1}`), 'S92000003', 'N92000002']
  const rows = areas.flatMap((area, at) =>
    [0, 1, 2, 3].map((one) => row(`${area} ${one}`, area, String(11 + at + one / 2), 14 + at + one)),
  )
  return [head, ...rows, row('Cwm Nobody', 'W92000004', canaryWte, canaryPersons)].join('\n')
})()

const survey = { name: 'returns.csv', mimeType: 'text/csv', buffer: Buffer.from(returns) }
const showOn = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name, exact: true }).click()

async function saved(page: Page, act: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()])
  return readFileSync(await download.path())
}

/** Everything on the page and everything that the browser would put into a link, a bookmark or the storage of small things. */
const pageText = async (page: Page) =>
  [
    page.url(),
    await page.content(),
    await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state])),
  ].join('\n')

test('what is suppressed is found nowhere but on the curator’s own screen, and a pack of it opens with the age program', async () => {
  const { page, context, expectClean, expectAccessible } = await stand.open({ query: importScreen })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await opened(page)
  await choose(page, survey)
  await page.getByText(/What would be suppressed/).click()
  await page
    .getByRole('table', { name: /Places that would be suppressed/ })
    .getByText('Wales')
    .first()
    .waitFor()

  // Rules that withhold less say so before anything is kept.
  await page.getByText('Disclosure rules: Cautious').click()
  const fewest = page.getByLabel('Suppress figures of fewer departments than')
  await fewest.fill('4')
  await fewest.press('Enter')
  await page.getByText('fewer than 5 persons or 4 departments').waitFor()
  await expectAccessible()
  await page.getByRole('button', { name: 'Import' }).click()
  await page.getByText('Survey returns is in the atlas now').waitFor()

  // True figures: here, under a mark that stays.
  await page.getByLabel('Curator mode: show true figures on this screen').check()
  await page
    .getByRole('table', { name: /True figures/ })
    .getByText('731,942.6')
    .first()
    .waitFor()
  await page.getByText('Curator mode: true values.').waitFor()
  expect(await pageText(page)).toMatch(canary)
  await expectAccessible()

  const kept = await saved(page, () => page.getByRole('button', { name: 'Save a copy for others' }).click())
  expect(kept.toString('utf8')).not.toMatch(canary)
  expect(kept.toString('utf8')).not.toContain('Cwm Nobody')
  expect(kept.toString('utf8')).not.toContain('returns.csv')
  await page
    .getByText(/Copy saved\. It holds Survey returns, version 1: 6 indicators, .* made anew by the rules/)
    .waitFor()

  await page.getByRole('radio', { name: 'Public keys' }).check()
  await page.getByLabel('Public keys of those who may read it').fill(publicKey)
  const pack = await saved(page, () => page.getByRole('button', { name: 'Save the pack' }).click())
  if (hasAge) {
    const { stdout, status } = spawnSync('age', ['-d', '-i', keyFile], { input: pack })
    expect(status).toBe(0)
    expect(stdout.toString('utf8')).toContain('"mpce-wte"')
    expect(stdout.toString('utf8')).not.toMatch(canary)
  }

  // Curator mode is still on, and no other screen shows more than the protected figures.
  await page.locator('.accepted').getByRole('link', { name: 'Show on the map' }).click()
  await figuresOn(page)
  await page.getByText('Curator mode: true values.').waitFor()
  const wales = page.locator('[data-layer="areas"] path[data-area="W92000004"]')
  await wales.hover({ force: true })
  expect(await pageText(page)).not.toMatch(canary)
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  for (const format of ['PNG', 'SVG']) {
    const picture = await saved(page, () => page.getByRole('button', { name: `Save ${format}`, exact: true }).click())
    expect(picture.toString('latin1')).not.toMatch(canary)
  }
  await page.getByRole('button', { name: 'Copy table' }).click()
  await page.getByText('Table copied').waitFor()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('Wales')
  expect(copied).not.toMatch(canary)
  for (const tab of ['Brief', 'Link and embed', 'Cite', 'Data']) {
    await page.getByRole('radio', { name: tab, exact: true }).check()
    expect(await pageText(page)).not.toMatch(canary)
  }
  await page.getByRole('button', { name: 'Prepare the pack' }).click()
  const zip = await saved(page, () => page.getByRole('button', { name: /^Save ZIP/ }).click())
  const files = Object.entries(unzipSync(zip))
  expect(files.length).toBeGreaterThan(3)
  for (const [name, bytes] of files) {
    const inner = /\.(xlsx|ods)$/.test(name) ? Object.values(unzipSync(bytes)).map((one) => strFromU8(one)) : []
    expect([name, strFromU8(bytes), ...inner].join('\n')).not.toMatch(canary)
  }
  await page.keyboard.press('Escape')
  for (const name of ['Compare', 'Data']) {
    await showOn(page, name)
    await page.locator('main[aria-busy="true"]').waitFor({ state: 'detached' })
    expect(await pageText(page)).not.toMatch(canary)
  }

  // What has been handed on counts: the next version is checked against it.
  await showOn(page, 'Your data')
  await opened(page)
  await choose(page, survey)
  await page.getByText('Disclosure rules: Rules of our own').click()
  await page.getByLabel('Suppress figures of fewer departments than').fill('5')
  await page.getByLabel('Suppress figures of fewer departments than').press('Enter')
  await page
    .getByText(/worked out together with what was saved or copied/)
    .first()
    .waitFor({ state: 'attached' })
  expectClean()
})

test('a pack that the age program made is dropped, opened, on the map, and gone with the lock', async ({ skip }) => {
  if (!hasAge) skip('the age program is not installed (Debian: apt install age)')
  const { page, expectClean, expectAccessible } = await stand.open({ query: importScreen })
  await opened(page)
  // What age encrypts here is what another member's atlas holds: made from the sample under a name of its own.
  const catalogue = JSON.parse(readFileSync(new URL('../../dist/data/catalogue.json', import.meta.url), 'utf8'))
  const indicator = catalogue.indicators.find(({ id }: { id: string }) => id === 'mpce-wte')
  const datasets = Object.values(indicator.files as Record<string, { path: string }>).map(({ path }) =>
    JSON.parse(readFileSync(new URL(`../../dist/${path}`, import.meta.url), 'utf8')),
  )
  const content = {
    format: 1,
    kind: 'mpce-atlas-pack',
    title: 'Members’ survey',
    made: '2026-05-14',
    protection: { policy: 'Cautious', withheld: 12 },
    indicators: [{ ...indicator, name: 'Members’ staff in post' }],
    datasets,
  }
  const { stdout, status } = spawnSync('age', ['-r', publicKey], { input: JSON.stringify(content), maxBuffer: 1e8 })
  expect(status).toBe(0)
  await choose(page, { name: 'members.age', mimeType: 'application/octet-stream', buffer: stdout })
  await page.getByRole('radio', { name: 'Secret key' }).check()
  await page.locator('input[type="password"]').fill(secretKey)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  const open = page.getByRole('region', { name: 'Open packs' })
  await open.getByText('Members’ survey').waitFor()
  await expectAccessible()
  await showOn(page, 'Data')
  await page.getByRole('heading', { name: 'Members’ staff in post' }).waitFor()
  await showOn(page, 'Your data')
  await page.getByRole('button', { name: 'Lock now' }).click()
  await page.getByText('Locked. What was open has been forgotten.').waitFor()
  await showOn(page, 'Data')
  await page.getByRole('heading', { name: 'MPCE staff in post (sample baseline)' }).waitFor()
  const stored = await page.evaluate(async () => JSON.stringify([await indexedDB.databases(), { ...localStorage }]))
  expect(stored).not.toContain('Members')
  expectClean()
})

test('a department’s return and its answer to a survey are sealed for the unit, which opens them into the preview; keys go with the screen', async () => {
  const desk = { format: 1, unit: 'Test Unit', sendTo: 'returns@example.org', recipients: [publicKey] }
  stand.changed.set('data/desk.json', JSON.stringify(desk))
  const { page, context, expectClean, expectAccessibleInBothThemes } = await stand.open({
    query: '?v=2&s=desk',
    viewport: { width: 390, height: 844 },
  })
  await page.getByLabel(/^Choose a workbook or CSV/).setInputFiles(survey)
  await page.getByText(/^Read as: Survey returns/).waitFor()
  const sealed = await saved(page, () => page.getByRole('button', { name: 'Seal and save' }).click())
  expect(sealed.length).toBe(65_536 + 16 + 16 + 168)
  await page.getByText(/Send that file, and not returns.csv, to: returns@example.org/).waitFor()
  await page.getByLabel(/^Choose the key file/).setInputFiles(keyFile)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  const age = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer })
  await page
    .getByLabel(/^Choose sealed files/)
    .setInputFiles([age('sealed-1.age', sealed), age('sealed-2.age', sealed.subarray(0, 900))])
  await page.getByText(/^1 of 2 files opened/).waitFor()
  await page.getByRole('button', { name: 'Prepare a survey' }).click()
  await page.getByLabel('Year').fill('2026')
  await page
    .getByLabel(/^Departments, one a line/)
    .fill('Leeds Physics, Yorkshire and The Humber\nCardiff Physics, Wales')
  await page.getByText('2 departments to be asked.').waitFor()
  await page.getByRole('button', { name: 'Write the files' }).click()
  await page.getByText('Save one at a time').click()
  const html = await saved(page, () => page.getByRole('button', { name: /^leeds-physics-.*html$/ }).click())
  await page.getByText(/^Cut off/).waitFor()
  await expectAccessibleInBothThemes()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await page.getByRole('button', { name: 'Check and import', exact: true }).waitFor()
  const answer = await answerFromDisk(context, join(folder, 'leeds.html'), html, saved)
  await page.getByLabel(/^Choose sealed files/).setInputFiles([age('sealed-3.age', answer)])
  await page.getByText('1 of 2 departments answered.').waitFor()
  await page.getByRole('row', { name: /^Leeds Physics.*1 row Nothing wrong/ }).waitFor()
  await page.getByText('1 department to remind').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await expectAccessibleInBothThemes()
  await page.getByRole('button', { name: 'Check and import all answers' }).click()
  await page.getByText(/What would be suppressed/).waitFor()
  await showOn(page, 'Desk')
  await page.getByText(/^Locked when the screen was left/).waitFor()
  expect(await pageText(page)).not.toContain(secretKey)
  stand.changed.clear()
  expectClean()
})

/** Everything in which a browser may keep what was typed: stores of all kinds, caches, the entries of the history, addresses. */
const keptByBrowser = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const stores: unknown[] = []
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(opening.error)
      })
      for (const store of database.objectStoreNames)
        stores.push(
          await new Promise((resolve) => {
            const all = database.transaction(store).objectStore(store).getAll()
            all.onsuccess = () => resolve(all.result)
          }),
        )
      database.close()
    }
    const cached: string[] = []
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys())
        cached.push(request.url, (await (await caches.match(request))?.text()) ?? '')
    const { navigation } = window as unknown as {
      navigation: { entries: () => readonly { url: string; getState: () => unknown }[] }
    }
    const entries = navigation.entries().map((entry) => [entry.url, entry.getState()])
    return JSON.stringify([
      stores,
      cached,
      entries,
      history.state,
      { ...localStorage },
      { ...sessionStorage },
      location.href,
    ])
  })

test('a report leaves the browser as one sealed file, by keyboard and on a phone, and nothing of it stays', async () => {
  const keys = [
    publicKey,
    /age1\S+/.exec(readFileSync(join(import.meta.dirname, '../io/unit-desk/deputy.txt'), 'utf8'))?.[0] ?? '',
  ]
  const officers = keys.map((key, at) => ({ name: `Officer ${at + 1}`, keys: [key] }))
  const words = {
    readers: 'Two officers.',
    response: 'Within 10 days.',
    published: 'Counts.',
    sendTo: 'watch@example.org',
  }
  const watch = { officers, ...words, keepMonths: 24, fewest: 5 }
  stand.changed.set('data/desk.json', JSON.stringify({ format: 1, unit: '', sendTo: '', recipients: [], watch }))
  const catalogue = JSON.parse(readFileSync(new URL('../../dist/data/catalogue.json', import.meta.url), 'utf8'))
  stand.changed.set('data/catalogue.json', JSON.stringify({ ...catalogue, watch: true }))
  // As the build writes it for a deployment that takes reports.
  stand.changed.set('data/bulletin.json', JSON.stringify({ format: 1, salt: '', slots: [] }))
  const { page, expectClean, expectAccessibleInBothThemes } = await stand.open({
    query: '?v=2&s=data',
    viewport: { width: 390, height: 844 },
  })
  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  await page.getByRole('link', { name: 'Report a concern' }).click()
  const confidential = page.getByRole('radio', { name: /^Confidential/ })
  await confidential.waitFor()
  await expectAccessibleInBothThemes()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)

  // By keyboard alone, field after field.
  await page.getByRole('radio', { name: /^Anonymous/ }).focus()
  const press = async (...strokes: readonly string[]) => {
    for (const stroke of strokes) await page.keyboard.press(stroke)
  }
  await press('ArrowDown', 'Tab')
  await page.keyboard.type('canary-reach 01632')
  for (const letters of ['Post not', 'Nuclear', 'Wales']) {
    await press('Tab')
    await page.keyboard.type(letters)
  }
  await press('Tab', 'Tab')
  await page.keyboard.type('1')
  await press('Tab', 'ArrowDown', 'Tab')
  await page.keyboard.type('Dr Canary-Text left.')
  await page.getByText(/This may tell who is meant/).waitFor()
  const canaries = /canary/i
  expect(await keptByBrowser(page)).not.toMatch(canaries)
  // What keeps pages for when there is no network comes a moment after the page, whatever is done on it.
  await page.waitForFunction(
    () => performance.getEntriesByType('resource').filter(({ name }) => /keeping-/.test(name)).length > 1,
  )
  const before = sent.length
  await press('Tab', 'Enter')
  await page.getByRole('heading', { name: 'Sealed' }).waitFor()
  // No request tells that somebody has sealed.
  expect(sent.slice(before)).toEqual([])
  await expectAccessibleInBothThemes()
  const receipt = await page.locator('.watch-words li').allInnerTexts()
  expect(receipt).toHaveLength(8)
  const file = await saved(page, () => page.getByRole('button', { name: 'Save the sealed file' }).click())
  // 16 kB, and two layers around it.
  expect(file.length).toBe(16_384 + 2 * (168 + 16 + 16))
  expect(file.toString('latin1')).not.toMatch(canaries)
  if (hasAge) {
    const deputy = join(import.meta.dirname, '../io/unit-desk/deputy.txt')
    const half = spawnSync('age', ['-d', '-i', keyFile], { input: file }).stdout
    expect(half.toString('latin1')).not.toMatch(canaries)
    const report = JSON.parse(spawnSync('age', ['-d', '-i', deputy], { input: half }).stdout.toString('utf8'))
    expect(report).toMatchObject({ manner: 'confidential', area: 'W92000004', wte: 1, text: 'Dr Canary-Text left.' })
    expect(report.reach).toBe('canary-reach 01632')
  }
  const traces = async () => [await keptByBrowser(page), await pageText(page), ...sent].join('\n')
  expect(await traces()).not.toMatch(canaries)
  expect(await keptByBrowser(page)).not.toContain(receipt.join(' '))
  await page.getByRole('button', { name: /forget them/ }).click()
  await confidential.waitFor()

  // What is half written is gone with the screen, and does not come back by the back button.
  await page.getByLabel(/^What else/).fill('canary half written')
  const asked: string[] = []
  page.once('dialog', (dialog) => {
    asked.push(dialog.message())
    void dialog.accept()
  })
  await showOn(page, 'Data')
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(asked).toEqual(['What you typed is forgotten if you leave this screen. Leave it?'])
  await page.goBack()
  await confidential.waitFor()
  expect(await page.getByLabel(/^What else/).inputValue()).toBe('')
  expect(await traces()).not.toMatch(canaries)
  stand.changed.clear()
  expectClean()
})
