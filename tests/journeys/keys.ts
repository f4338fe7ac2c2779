import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** The focused element, in a reader's words. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const own = document.activeElement
    if (!(own instanceof HTMLElement)) return ''
    const named = (own.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.innerText ?? '')
    const labels = 'labels' in own ? [...((own as HTMLInputElement).labels ?? [])].map((one) => one.innerText) : []
    return (own.getAttribute('aria-label') ?? (labels.join(' ') || named.join(' '))) || own.innerText
  })

/** Presses the tab key until the named element has the focus. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  const seen: string[] = []
  for (let steps = 0; steps < 200; steps += 1) {
    await page.keyboard.press('Tab')
    const words = await focused(page)
    if (name.test(words)) return
    seen.push(words.split('\n')[0] ?? '')
  }
  throw new Error(`The tab key never reached ${name}; it passed ${seen.join(' | ')}`)
}

/**
 * Opens a menu, moves down to a choice and confirms it, like a keyboard user who does not want each choice on the way. Uses arrow keys, which unlike
 * typing do not depend on the speed of the keys. Waits until the page is at rest: menus follow the map in a frame of their own.
 */
export async function chooseByKeys(page: Page, menu: RegExp, words: string): Promise<void> {
  await page.locator('main[aria-busy="false"]').waitFor()
  await tabTo(page, menu)
  const steps = await page.evaluate((wanted) => {
    const own = document.activeElement
    if (!(own instanceof HTMLSelectElement)) return `the focus is at ${own?.tagName}`
    const texts = [...own.options].map(({ text }) => text)
    const to = texts.includes(wanted) ? texts.indexOf(wanted) : texts.findIndex((text) => text.startsWith(wanted))
    return to < 0 ? `it has ${texts.join(', ')}` : to - own.selectedIndex
  }, words)
  if (typeof steps === 'string') throw new Error(`${menu} has no choice “${words}”: ${steps}`)
  await page.keyboard.press('Space')
  for (let step = 0; step < Math.abs(steps); step += 1) await page.keyboard.press(steps > 0 ? 'ArrowDown' : 'ArrowUp')
  await page.keyboard.press('Enter')
}

/** Types into the measure finder and picks the measure of that name with a click. */
export async function findMeasure(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Indicator/ }).click()
  await page.getByRole('combobox', { name: 'Find a measure' }).fill(name)
  await page.getByRole('listbox', { name: 'Measures' }).getByRole('option', { name }).first().click()
}

/** Does the same with keys alone: what is typed has the measure first. */
export async function findMeasureByKeys(page: Page, typed: string, name: string): Promise<void> {
  await tabTo(page, /^Indicator/)
  await page.keyboard.press('Enter')
  const field = page.getByRole('combobox', { name: 'Find a measure' })
  await field.waitFor()
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox')
  await page.keyboard.type(typed)
  await page.getByRole('listbox', { name: 'Measures' }).getByRole('option', { name, selected: true }).waitFor()
  await page.keyboard.press('Enter')
  // Where the finder was opened, and not the top of the page.
  await expect.poll(() => focused(page)).toMatch(/^Indicator/)
}
