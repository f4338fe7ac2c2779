import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeXlsx } from '#formats/write-xlsx.ts'
import { openFile } from '#io/imports/open-file.ts'
import { returnsCsv } from '../../data/sample/write-returns.ts'
import { sparse } from '../core/disclosure/surveys.ts'
import { intranet, Stand } from './harness.ts'
import { choose, csv, importScreen, opened } from './import-screen.ts'

const stand = new Stand({ webgl: false, isFresh: true })
beforeAll(() => stand.start())
afterAll(() => stand.stop())

/** A number that stands nowhere else, so that it can be looked for. */
const canary = '73.1947'

test('from the template to a correct map: fill in, drop, be told, put right, accept', async () => {
  const { page, requests, expectClean, expectAccessible } = await stand.open({ query: importScreen })
  await opened(page)
  await expectAccessible()
  await page.getByText('What can be read, and templates to fill in').click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download the template: Survey returns' }).click(),
  ])
  const template = openFile('template.xlsx', new Uint8Array(readFileSync(await download.path())))
  const [headings = []] = template.sheets[0]?.rows ?? []

  // As a newcomer fills it in: own words, a blank, a slip, a letter for a number.
  const line = (department: string, area: string, inPost: string) => [
    '2025',
    department,
    area,
    'RT physics',
    'Physicist',
    'Yes',
    '12',
    inPost,
    '',
    '12',
    '3',
    '3',
    '3',
    '3',
    '4',
    '4',
    '4',
  ]
  const rows = [
    [...headings],
    line('A', 'E. Mids', '11'),
    line('B', 'E. Mids', '1o'),
    line('C', 'East Midlands', '10'),
    line('D', 'Est Midlands', '12'),
  ]
  const filled = Buffer.from(writeXlsx([{ name: 'Data', rows, typed: true }]))
  await choose(page, { name: 'our returns.xlsx', mimeType: 'application/octet-stream', buffer: filled })
  await page.getByRole('heading', { name: /errors/ }).waitFor()
  await expectAccessible()
  expect(await page.getByRole('button', { name: 'Import' }).isDisabled()).toBe(true)

  await page.getByLabel('Which area is “Est Midlands”?').selectOption('E12000004')
  const field = page.getByLabel('New value for our returns.xlsx, Data, H3')
  await field.fill('10')
  await field.press('Enter')
  await page.getByRole('heading', { name: 'Preview' }).waitFor()
  await page.getByText('Takes the place of the sample baseline').waitFor()
  const figure = page.getByRole('figure', { name: /^Preview/ })
  await figure.locator('svg').first().waitFor()
  await expectAccessible()

  await page.getByRole('button', { name: 'Import' }).click()
  await page.getByText('Survey returns is in the atlas now').waitFor()
  await page.locator('.accepted').getByRole('link', { name: 'Show on the map' }).click()
  await page.locator('#finding').waitFor()
  // 11 + 10 + 10 + 12 WTE, four departments of one region.
  await page.getByText('43.0').first().waitFor()
  await page.getByText('Your own file').first().waitFor()
  expect(await page.locator('body').innerText()).not.toContain('sample baseline,')

  // Still there after a reload, and the sample again when it is switched off.
  await page.goto(page.url().replace(/\?.*$/, importScreen))
  await opened(page)
  // The box changes when the choice has been kept.
  await page.getByLabel('Use in place of the sample').click()
  await page.getByRole('checkbox', { name: 'Use in place of the sample', checked: false }).waitFor()
  await page.getByRole('navigation').getByRole('link', { name: 'Data', exact: true }).click()
  await page.getByRole('heading', { name: 'MPCE staff in post (sample baseline)' }).waitFor()
  expect(requests.length).toBeGreaterThan(5)
  expectClean()
})

test('with every request but for the app’s own files aborted, all of it works, and no request carries anything', async () => {
  const { page, context, origin, expectClean } = await stand.open({ query: importScreen })
  await opened(page)
  const bodies: string[] = []
  await context.route('**/*', (route) => {
    const request = route.request()
    const body = request.postData()
    if (body !== null || request.method() !== 'GET') bodies.push(`${request.method()} ${request.url()}`)
    if (decodeURIComponent(request.url()).includes(canary)) bodies.push(request.url())
    return request.url().startsWith(origin) ? route.continue() : route.abort()
  })
  await choose(page, csv('beds.csv', `code,year,wte\nE12000001,2024,${canary}\nE12000002,2024,12\nE12000003,2024,13\n`))
  await page.getByRole('heading', { name: 'Preview' }).waitFor()
  await page.getByRole('button', { name: 'Import' }).click()
  await page.locator('.accepted').getByRole('link', { name: 'Show on the map' }).click()
  await page.locator('#finding').waitFor()
  await page.getByText('73.2').first().waitFor()
  // The port is not part of what a link carries.
  expect(page.url().slice(origin.length)).not.toContain('73')
  expect(bodies).toEqual([])
  expectClean()
})

test('a new version is compared with the last, can be taken back, and a backup brings all of it back', async () => {
  const { page, expectClean } = await stand.open({ query: importScreen })
  await opened(page)
  for (const [value, version] of [
    ['12', 1],
    ['15', 2],
  ] as const) {
    await choose(page, csv('posts.csv', `code,year,wte\nE12000001,2024,${value}\nE12000002,2024,12\n`))
    await page.getByRole('heading', { name: 'Preview' }).waitFor()
    if (version === 2) await page.getByText('Against version 1: 0 new, 1 changed, 0 gone, 1 as before.').waitFor()
    await page.getByRole('button', { name: 'Import' }).click()
    await page.getByText('Wte is in the atlas now').waitFor()
  }
  await page.getByRole('button', { name: 'Restore version 1 of Wte' }).click()
  await page.getByRole('button', { name: 'Restore version 2 of Wte' }).waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Back up everything' }).click(),
  ])
  const backup = readFileSync(await download.path())
  await page.getByRole('button', { name: 'Delete Wte' }).click()
  await page.getByRole('button', { name: 'Delete for good' }).click()
  await page.getByRole('heading', { name: 'Nothing is kept yet' }).waitFor()
  await page
    .getByLabel('Restore from backup')
    .setInputFiles({ name: 'backup.json', mimeType: 'application/json', buffer: backup })
  await page.getByText('Brought back 2 versions').waitFor()
  await page.getByRole('button', { name: 'Restore version 2 of Wte' }).waitFor()
  expectClean()
})

test('on an intranet by plain http a file is imported and shown', async () => {
  const { page, expectClean } = await stand.open({ query: importScreen, host: intranet })
  await opened(page)
  expect(await page.evaluate(() => isSecureContext)).toBe(false)
  await choose(page, csv('posts.csv', 'code,year,wte\nE12000001,2024,12\nE12000002,2024,15\n'))
  await page.getByRole('heading', { name: 'Preview' }).waitFor()
  await page.getByRole('button', { name: 'Import' }).click()
  await page.getByText('Wte is in the atlas now').waitFor()
  await page.locator('.accepted').getByRole('link', { name: 'Show on the map' }).click()
  await page.locator('#finding').waitFor()
  expectClean()
})

test('a second tab sees at once what the first has accepted', async () => {
  const { page, context, address, expectClean } = await stand.open({ query: importScreen })
  await opened(page)
  const second = await context.newPage()
  await second.goto(`${address}${importScreen}`)
  await opened(second)
  await second.getByRole('heading', { name: 'Nothing is kept yet' }).waitFor()
  await choose(page, csv('shared.csv', 'code,year,wte\nE12000001,2024,12\n'))
  await page.getByRole('button', { name: 'Import' }).click()
  await second.getByRole('heading', { name: 'Kept in this browser' }).waitFor()
  expectClean()
})

test('a large file is read while the page stays awake, and can be given up', async () => {
  const { page, expectClean } = await stand.open({ query: importScreen })
  await opened(page)
  const rows = Array.from({ length: 150_000 }, (_, at) => `2025,D${at},E12000001,ultrasound,engineer,partial,1,1,0`)
  const head = 'survey_year,department,area,specialty,profession,response,establishment_wte,in_post_wte,vacant_wte'
  await choose(page, csv('large.csv', [head, ...rows].join('\n')))
  const cancel = page.getByRole('button', { name: 'Stop' })
  await cancel.click()
  await cancel.waitFor({ state: 'detached' })
  expect(await page.getByRole('button', { name: 'Import' }).count()).toBe(0)
  // The desk is free again at once.
  await choose(page, csv('small.csv', 'code,year,wte\nE12000001,2024,12\n'))
  await page.getByRole('heading', { name: 'Preview' }).waitFor()
  expectClean()
})

test('a large sparse survey is protected in a thread of its own: what goes on and how long it may take is said, and the page stays in use', async () => {
  const { page, expectClean } = await stand.open({ query: importScreen })
  await opened(page)
  const returns = sparse(7, 0.1)
  expect(returns.length).toBeGreaterThan(700)
  await choose(page, csv('sparse.csv', returnsCsv(returns)))
  const progress = page.locator('.progress')
  await progress
    .getByText(/^Suppressing small numbers: [\d,]+ figures? could still be worked out/)
    .waitFor({ timeout: 120_000 })
  await progress.getByText(/, about \d+ seconds left$/).waitFor({ timeout: 120_000 })
  // The page answers meanwhile.
  const screens = page.getByRole('navigation', { name: 'Screens' })
  await screens.getByRole('link', { name: 'Explore', exact: true }).focus()
  await page.keyboard.press('Tab')
  await progress.waitFor()
  await page.getByRole('button', { name: 'Stop' }).click()
  await progress.waitFor({ state: 'detached' })
  expect(await page.getByRole('button', { name: 'Import', exact: true }).count()).toBe(0)
  expectClean()
}, 240_000)

test('files go in by keyboard alone, and script in a name stays text', async () => {
  const { page, expectClean } = await stand.open({ query: importScreen })
  // Asked for ahead of the key: the browser takes a moment to hand its picker over, and a key may be faster.
  const chosen = page.waitForEvent('filechooser')
  await opened(page)
  await page.getByLabel('Choose files').last().focus()
  await page.keyboard.press('Enter')
  const chooser = await chosen
  await chooser.setFiles(csv('names.csv', 'region,year,wte\n<img src=x onerror=alert(1)>,2024,12\nWales,2024,13\n'))
  await page.getByLabel('Which area is “<img src=x onerror=alert(1)>”?').selectOption('-')
  await page.getByRole('heading', { name: 'Preview' }).waitFor()
  expect(await page.locator('img').count()).toBe(0)
  expectClean()
})

test('the page fits a phone, and holds in the dark', async () => {
  const { page, expectClean, expectAccessible } = await stand.open({
    query: importScreen,
    viewport: { width: 390, height: 844 },
    theme: 'dark',
  })
  await opened(page)
  await choose(page, csv('phone.csv', 'region,year,wte\nNarnia,2024,12\nWales,2024,1x\n'))
  await page.getByRole('heading', { name: /errors/ }).waitFor()
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(wide).toBeLessThanOrEqual(0)
  await expectAccessible()
  expectClean()
})
