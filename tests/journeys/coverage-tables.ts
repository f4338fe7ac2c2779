import type { Page } from 'playwright-core'
import { csv } from './import-screen.ts'

/** Gives a table to Coverage, which hands it to the importer; accepts it there and comes back. */
export async function bring(page: Page, label: string, name: string, text: string): Promise<void> {
  await page.getByText('Your own tables').click()
  await page.getByLabel(label, { exact: true }).setInputFiles({ ...csv(name, text) })
  await page.getByRole('heading', { name: 'Preview' }).waitFor()
  // What the file leaves open, such as the year of travel times, is a guess until the reader has confirmed it.
  const confirm = page.getByRole('button', { name: /^Confirm / })
  for (let left = await confirm.count(); left > 0; left -= 1) {
    await confirm.first().click()
    await confirm.nth(left - 1).waitFor({ state: 'detached' })
  }
  await page.getByRole('button', { name: 'Import' }).click()
  await page.locator('.accepted').getByRole('link', { name: 'Show in Coverage' }).click()
}
