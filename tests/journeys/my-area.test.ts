import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { figuresOn, Stand } from './harness.ts'

const stand = new Stand({ webgl: false })
beforeAll(() => stand.start())
afterAll(() => stand.stop())

test('a transcript of Explore answers ten questions about how two areas lie', async () => {
  const { page, expectClean, expectAccessibleInBothThemes } = await stand.open()
  await figuresOn(page)
  const words = page.locator('details.relations')
  await words.locator('summary').focus()
  await page.keyboard.press('Enter')
  await words.getByLabel('From').selectOption({ label: 'East Midlands' })
  await words.getByLabel('To').selectOption({ label: 'Wales' })
  await words.getByText('of the United Kingdom’s (').first().waitFor()
  const transcript = await page.locator('main').ariaSnapshot()
  const answers: Readonly<Record<string, RegExp>> = {
    'What is on the map, before it is read?':
      /Northernmost is Scotland, southernmost South (West|East), westernmost Northern Ireland, easternmost East of England/,
    'How large is East Midlands?': /East Midlands: 15,648 km² as drawn, 6\.4% of the United Kingdom’s land/,
    'How large is Wales?': /Wales: 20,735 km² as drawn, 8\.5% of the United Kingdom’s land/,
    'How far is it, and in which direction?': /Wales lies 240 km south-west of East Midlands/,
    'Do they share a border?':
      /They share no border; on a shortest way over borders one area lies between them: West Midlands/,
    'What does East Midlands border?':
      /It borders 5 areas: North West, Yorkshire and The Humber, West Midlands, East of England and South East/,
    'What does Wales border?': /It borders 3 areas: North West, West Midlands and South West/,
    'Where in the country is East Midlands?':
      /It lies in the south-east of the map and near the middle of England: 6th of 12 from the north/,
    'Who lives there?': /[\d,]+ people in 2022, 7\.\d% of the United Kingdom’s \(/,
    'How far does Wales reach?': /It reaches about 227 km from north to south/,
  }
  expect(Object.keys(answers)).toHaveLength(10)
  const unanswered = Object.entries(answers).flatMap(([question, answer]) =>
    answer.test(transcript) ? [] : [question],
  )
  expect(unanswered, transcript.slice(0, 6000)).toEqual([])
  // And the way back.
  await words.getByLabel('From').selectOption({ label: 'Wales' })
  await words.getByLabel('To').selectOption({ label: 'East Midlands' })
  await words.getByRole('status').filter({ hasText: 'East Midlands lies 240 km north-east of Wales' }).waitFor()
  await expectAccessibleInBothThemes()
  expectClean()
})

const strong = { light: 'rgb(196, 0, 122)', dark: 'rgb(255, 122, 200)' } as const

/** The areas that are outlined, bottom to top, each with the colour and the width of its line. */
const outlinesOn = (page: Page, within: string) =>
  page.locator(`${within} [data-outline]`).evaluateAll((groups) =>
    groups.map((group) => {
      const { stroke, strokeWidth } = getComputedStyle(group.lastElementChild ?? group)
      return { code: group.getAttribute('data-outline'), stroke, width: Number.parseFloat(strokeWidth) }
    }),
  )

test.each(['light', 'dark'] as const)(
  'my area is chosen by keyboard and marked on the map, with and without WebGL and on Compare (%s)',
  async (theme) => {
    const { page, expectClean, expectAccessible } = await stand.open({ theme, webgl: theme === 'light' })
    await figuresOn(page)
    await page.getByRole('combobox', { name: /Find/ }).focus()
    await page.keyboard.type('East Midl')
    await page.getByRole('option', { name: /Make East Midlands my area/ }).waitFor()
    for (let at = 0; at < 9; at++) {
      const active = page.locator('.combobox [role=option][aria-selected=true]')
      if (/my area/.test(await active.innerText())) break
      await page.keyboard.press('ArrowDown')
    }
    await page.keyboard.press('Enter')
    const control = page.getByRole('region', { name: 'My area' })
    await page
      .locator('.sentences', { hasText: /^East Midlands: [\d.]+ WTE per million people, \d\w\w of 9 from the largest/ })
      .waitFor()
    expect(await page.getByText('of 9 from the largest').count()).toBe(1)
    await control.getByRole('button', { name: 'With neighbours' }).press('Enter')
    await control.getByText(/^With the 5 areas that border East Midlands: .*Yorkshire and The Humber/).waitFor()
    await expect.poll(async () => (await outlinesOn(page, '.stage')).length).toBe(6)
    const drawn = await outlinesOn(page, '.stage')
    expect(drawn.at(-1)).toMatchObject({ code: 'E12000004', stroke: strong[theme] })
    expect(drawn.filter(({ stroke }) => stroke === strong[theme])).toHaveLength(1)
    expect(drawn.at(-1)?.width).toBeGreaterThan(drawn[0]?.width ?? Number.POSITIVE_INFINITY)
    expect(await page.locator('.sentences').innerText()).toMatch(/^East Midlands: /)
    await page.waitForURL(/my=itl1!E12000004/)
    await expectAccessible()
    // The most similar, by the measures of need, with the method.
    await control.getByRole('button', { name: 'With the most similar' }).press('Enter')
    await control.getByText(/Most like East Midlands in need and setting: /).waitFor()
    await page.getByRole('link', { name: 'Compare', exact: true }).press('Enter')
    await page.locator('.figure-box > svg [data-outline="E12000004"]').first().waitFor()
    expect(
      (await outlinesOn(page, '.figure-box')).filter(({ stroke }) => stroke === strong[theme]).map(({ code }) => code),
    ).toContain('E12000004')
    expectClean()
  },
)
