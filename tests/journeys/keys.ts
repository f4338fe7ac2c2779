import type { Page } from 'playwright-core'

/** What has the keyboard's attention, in a reader's words. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const own = document.activeElement
    if (!(own instanceof HTMLElement)) return ''
    const labels = 'labels' in own ? [...((own as HTMLInputElement).labels ?? [])].map((one) => one.innerText) : []
    return (own.getAttribute('aria-label') ?? labels.join(' ')) || own.innerText
  })

/** Presses the tab key until what is named has the focus. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  const seen: string[] = []
  for (let steps = 0; steps < 120; steps += 1) {
    await page.keyboard.press('Tab')
    const words = await focused(page)
    if (name.test(words)) return
    seen.push(words.split('\n')[0] ?? '')
  }
  throw new Error(`The tab key never reached ${name}; it passed ${seen.join(' | ')}`)
}

/** Chooses in a menu by typing the beginning of a choice. */
export async function chooseByKeys(page: Page, menu: RegExp, words: string): Promise<void> {
  await tabTo(page, menu)
  await page.keyboard.type(words)
}
