import { afterAll, beforeAll, expect, test } from 'vitest'
import { Stand } from './harness.ts'
import { flat, pdfOf } from './pdf.ts'

/** What a printer is given, read back from the pages that the browser lays out for it. */

const stand = new Stand({ webgl: false })
beforeAll(() => stand.start())
afterAll(() => stand.stop())

const screens = [
  {
    name: 'Explore',
    query: '?v=1&m=mpce-wte&d=specialty.radiotherapy-physics&a=E12000002',
    opener: 'Brief on North West',
  },
  { name: 'Compare', query: '?v=1&s=compare&a=E12000002', opener: 'Area profile: export' },
  { name: 'Coverage', query: '?v=1&s=coverage', opener: 'Map: brief' },
] as const

test.each(screens)('a brief printed from $name fills its pages and prints nothing else', async ({ query, opener }) => {
  const { page, expectClean } = await stand.open({ query })
  await page.getByRole('button', { name: opener }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'Brief', exact: true }).check()
  const brief = dialog.getByRole('article')
  await brief.waitFor()
  await page.waitForFunction(
    () =>
      document.querySelectorAll('.brief img').length > 2 &&
      !/Drawing…/.test(document.querySelector('.brief')?.textContent ?? ''),
  )
  const headline = flat((await brief.locator('h3').textContent()) ?? '')
  const printed = await pdfOf(await page.pdf({ preferCSSPageSize: true }))
  const words = printed.pages.map(flat)
  expect(words[0]).toContain(headline.slice(0, 30))
  const all = words.join(' ')
  for (const heading of ['What is not known', 'Sources']) expect(all).toContain(heading)
  expect(words[0]?.length).toBeGreaterThan(400)
  for (const [at, text] of words.entries()) expect(text.trim(), `page ${at + 1}`).not.toBe('')
  expect(words.length).toBeLessThan(5)
  for (const other of ['Export and share', 'Save DOCX', 'Open a picture']) expect(all).not.toContain(other)
  expectClean()
})
