import type { Locator, Page } from 'playwright-core'
import { chooseByKeys, findMeasure, findMeasureByKeys, focused, tabTo } from './keys.ts'

/** What a reader does with a page, by mouse, by keyboard alone or on a phone: the same steps of each task. */
export type Hands = {
  readonly viewport: { readonly width: number; readonly height: number }
  /** Follows a link, presses a button or opens what is folded. */
  readonly press: (page: Page, what: Locator, name: RegExp) => Promise<void>
  /** Chooses of a menu. */
  readonly choose: (page: Page, menu: string, words: string) => Promise<void>
  /** Opens the measure finder, types, and takes the measure of that name. */
  readonly find: (page: Page, typed: string, measure: string) => Promise<void>
  /** Goes to another part of a dialog. */
  readonly tab: (page: Page, dialog: Locator, name: string) => Promise<void>
  /** Types into a field. */
  readonly type: (page: Page, field: Locator, name: RegExp, words: string) => Promise<void>
  /** Types into a field and takes the first thing offered that has this name. */
  readonly typeInto: (page: Page, field: Locator, name: RegExp, words: string, offered: RegExp) => Promise<void>
}

const desk = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }

/** Opens the folded choices of a narrow window. */
async function unfold(page: Page): Promise<void> {
  const fold = page.locator('.rail-fold:not([open]) > summary')
  if (await fold.isVisible()) await fold.click()
}

const pointer = (viewport: Hands['viewport']): Hands => ({
  viewport,
  press: (_, what) => what.click(),
  choose: async (page, menu, words) => {
    await unfold(page)
    const select = page.getByLabel(menu, { exact: true })
    const label = (await select.locator('option').allInnerTexts()).find((text) => text.startsWith(words))
    await select.selectOption({ label: label ?? words })
  },
  find: async (page, _, measure) => {
    await unfold(page)
    await findMeasure(page, measure)
  },
  tab: (_, dialog, name) => dialog.locator('.segmented label', { hasText: new RegExp(`^${name}$`) }).click(),
  type: (_, field, __, words) => field.fill(words),
  typeInto: async (page, field, _, words, offered) => {
    await field.fill(words)
    await page.locator('.combobox').getByRole('option', { name: offered }).first().click()
  },
})

const keyboard: Hands = {
  viewport: desk,
  press: async (page, _, name) => {
    await tabTo(page, name)
    await page.keyboard.press('Enter')
  },
  choose: (page, menu, words) => chooseByKeys(page, new RegExp(`^${menu}`), words),
  find: findMeasureByKeys,
  tab: async (page, _, name) => {
    // The radio buttons of one group are one stop of the tab key.
    await tabTo(page, /^(Picture|Brief|Data|Link and embed|Cite)$/)
    for (let step = 0; step < 5 && (await focused(page)) !== name; step += 1) await page.keyboard.press('ArrowRight')
  },
  type: async (page, _, name, words) => {
    await tabTo(page, name)
    await page.keyboard.type(words)
  },
  typeInto: async (page, _, name, words, offered) => {
    // What a press has led to has the focus already.
    if (!name.test(await focused(page))) await tabTo(page, name)
    await page.keyboard.type(words)
    await page.locator('.combobox').getByRole('option', { name: offered }).first().waitFor()
    await page.keyboard.press('Enter')
  },
}

/** The three ways by which every task must go. */
export const ways: readonly (readonly [way: string, hands: Hands])[] = [
  ['by mouse', pointer(desk)],
  ['by keyboard alone', keyboard],
  ['on a phone', pointer(phone)],
]
