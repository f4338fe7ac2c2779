import { afterAll, beforeAll, expect, test } from 'vitest'
import { figuresOn, Stand } from './harness.ts'

const stand = new Stand({ webgl: false, isFresh: true })
beforeAll(() => stand.start())
afterAll(() => stand.stop())

test('a story is made of a view, told with a figure of it, presented, kept through a closed tab, and edited in one tab at a time', async () => {
  const app = await stand.open()
  const { page, context } = app
  await figuresOn(page)
  await page.getByRole('button', { name: 'Export', exact: true }).first().click()
  await page.locator('.segmented label', { hasText: 'Story' }).click()
  await page.getByRole('button', { name: 'Add as a scene' }).click()
  await page.locator('.edit-preview .scene-drawing svg').waitFor()
  await page.getByRole('textbox', { name: 'Headline' }).fill('London has 12 and ')
  await page.getByText('Not bound to the data: 12.').waitFor()
  await page.getByRole('textbox', { name: 'Headline' }).fill('London has ')
  await page.getByRole('button', { name: 'Insert a figure into headline' }).click()
  await page.getByLabel('Of', { exact: true }).selectOption('E12000007')
  const said = (await page.getByText(/^It says: /).innerText()).replace('It says: ', '')
  await page.getByRole('button', { name: 'Insert at the caret' }).click()
  await page.locator('.edit-preview h2', { hasText: `London has ${said}` }).waitFor()
  await page.locator('.edit-claims li', { hasText: 'holds' }).waitFor()
  await app.expectAccessibleInBothThemes()

  // Scenes by the keyboard: duplicated, moved, and all of it undone.
  const scenes = page.locator('.edit-scene')
  await page.getByRole('button', { name: 'Duplicate' }).click()
  await expect.poll(() => scenes.count()).toBe(3)
  await scenes.nth(1).focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(() => scenes.first().innerText()).toContain('London has')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect.poll(() => scenes.count()).toBe(2)

  // Another view for the scene, chosen on the screens themselves.
  await page.getByRole('button', { name: 'Change the view' }).click()
  const bar = page.getByRole('region', { name: 'View for a story' })
  await bar.getByText('Choose a view for scene 2 of “My story”').waitFor()
  await bar.getByLabel('Figure').selectOption('ranked')
  await bar.getByRole('button', { name: 'Use this view' }).click()
  await expect
    .poll(() => page.locator('.edit-fields').getByLabel('Figure', { exact: true }).inputValue())
    .toBe('ranked')

  await page.getByRole('button', { name: 'Present from this scene' }).click()
  await page.locator('.hall-layer[data-seen="true"] .hall-headline', { hasText: `London has ${said}` }).waitFor()
  await page.keyboard.press('Escape')
  await page.locator('.edit-scene[aria-current="true"]', { hasText: 'London has' }).waitFor()

  // The tab goes away within the keystroke.
  await page.getByRole('textbox', { name: 'What is said' }).fill('Typed last')
  const address = page.url()
  await page.close()
  const next = await context.newPage()
  await next.goto(address)
  await expect.poll(() => next.getByRole('textbox', { name: 'What is said' }).inputValue()).toBe('Typed last')

  // A second tab reads, and edits when the first is gone.
  const second = await context.newPage()
  await second.goto(address)
  await second.getByText('This story is being edited in another tab.').waitFor()
  expect(await second.getByRole('textbox', { name: 'What is said' }).count()).toBe(0)
  await next.close()
  await second.getByRole('textbox', { name: 'What is said' }).waitFor()
  await second.goto(`${app.address}?v=2&s=story`)
  await second
    .locator('.own-stories li', { hasText: 'My story' })
    .getByRole('link', { name: 'Edit My story' })
    .waitFor()
})
