import { afterAll, beforeAll, expect, test } from 'vitest'
import { figuresOn, Stand } from './harness.ts'

const stand = new Stand()
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
    'How large is East Midlands?': /East Midlands: 15,648 km², 6\.4% of the United Kingdom’s land/,
    'How large is Wales?': /Wales: 20,735 km², 8\.5% of the United Kingdom’s land/,
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
  expect(await words.getByRole('status').innerText()).toContain('East Midlands lies 240 km north-east of Wales')
  await expectAccessibleInBothThemes()
  expectClean()
})
