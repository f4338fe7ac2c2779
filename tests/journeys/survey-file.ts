import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectAccessibleInBothThemes } from './harness.ts'

/** Presses Tab until something with this name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element?.textContent
      return `${element?.getAttribute('aria-label') ?? label ?? ''}`
    })
    if (name.test(focused)) return
  }
  throw new Error(`nothing called ${name} has a focus`)
}

const figures = ['12.5', '11', '1.5', '13', '4', '4', '3', '2', '5', '5', '3']

/** Fills the first profession of the first specialty, and says of everything else that there is none; by keyboard alone. */
async function fillByKeyboard(page: Page): Promise<void> {
  await tabTo(page, /^Yes$/)
  await page.keyboard.press('Space')
  await tabTo(page, /^Establishment$/)
  for (const figure of figures) {
    await page.keyboard.type(figure)
    await page.keyboard.press('Tab')
  }
  // The focus is on the next row's “No posts” by now.
  await page.keyboard.press('Space')
  for (const _ of [3, 4]) {
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
  }
  await tabTo(page, /^Say “No” for the 7 others$/)
  await page.keyboard.press('Enter')
}

const cells = (page: Page) =>
  page
    .locator('.survey')
    .evaluate((main) => [...main.querySelectorAll('input')].map(({ value, checked }) => `${value} ${checked}`))

/**
 * A department's part of a survey: its file opens from a disk, asks for nothing, is filled in by keyboard, saved half filled and opened again, and sealed.
 * @param save hands over what the browser saves
 * @returns the sealed answer
 */
export async function answerFromDisk(
  context: BrowserContext,
  path: string,
  html: Buffer,
  save: (page: Page, act: () => Promise<void>) => Promise<Buffer>,
): Promise<Buffer> {
  expect(html.length).toBeLessThanOrEqual(500_000)
  const [asked, said]: [string[], string[]] = [[], []]
  const page = await context.newPage()
  page.on('request', (request) => asked.push(request.url()))
  page.on('console', (message) => said.push(message.text()))
  page.on('pageerror', ({ message }) => said.push(message))
  writeFileSync(path, html)
  await page.goto(pathToFileURL(path).href)
  await page.getByRole('heading', { level: 1, name: 'Staffing by specialty, 2026' }).waitFor()
  await fillByKeyboard(page)
  await page.getByText('1 row answered, nothing left to do, no errors').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await expectAccessibleInBothThemes(page)
  const half = await save(page, () => page.getByRole('button', { name: 'Save a half-filled copy' }).click())
  const before = await cells(page)
  writeFileSync(path, half)
  await page.goto(pathToFileURL(path).href)
  expect(await cells(page)).toEqual(before)
  // Saved again it is the same file.
  expect(await save(page, () => page.getByRole('button', { name: 'Save a half-filled copy' }).click())).toEqual(half)
  await tabTo(page, /^Seal the answer$/)
  const sealed = await save(page, () => page.keyboard.press('Enter'))
  await page.getByText(/Send that file, and not this one, to: returns@example.org/).waitFor()
  await page.close()
  expect(said).toEqual([])
  expect(asked.filter((url) => !url.startsWith('file:') && !url.startsWith('blob:'))).toEqual([])
  expect(sealed.includes('Leeds')).toBe(false)
  return sealed
}
