import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import type { PNG } from 'pngjs'

export type Label = {
  readonly text: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Positions of area labels in a drawing, as shares of its width and height. */
export const labelsOf = (page: Page, svg: string): Promise<readonly Label[]> =>
  page.evaluate((markup) => {
    document.body.innerHTML = markup.slice(markup.indexOf('<svg'))
    const sheet = document.querySelector('svg')?.getBoundingClientRect()
    if (!sheet) return []
    return [...document.querySelectorAll('[data-halo]')].flatMap((halo) => {
      const letters = halo.nextElementSibling
      if (!letters) return []
      const box = letters.getBoundingClientRect()
      return [
        {
          text: letters.textContent ?? '',
          left: (box.left - sheet.left) / sheet.width,
          top: (box.top - sheet.top) / sheet.height,
          right: (box.right - sheet.left) / sheet.width,
          bottom: (box.bottom - sheet.top) / sheet.height,
        },
      ]
    })
  }, svg)

/** Share of a label's box that is dark. */
export function inkOf({ width, height, data }: PNG, { left, top, right, bottom }: Label): number {
  let [dark, all] = [0, 0]
  for (let y = Math.floor(top * height); y < bottom * height; y += 1)
    for (let x = Math.floor(left * width); x < right * width; x += 1) {
      const at = (y * width + x) * 4
      all += 1
      if ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0) < 330) dark += 1
    }
  return all === 0 ? 0 : dark / all
}

/** The file that a button of the export dialog saves. */
export async function save(page: Page, button: string): Promise<Buffer> {
  const saved = page.getByRole('dialog').getByRole('button', { name: button })
  const [file] = await Promise.all([page.waitForEvent('download'), saved.click()])
  return readFileSync(await file.path())
}
