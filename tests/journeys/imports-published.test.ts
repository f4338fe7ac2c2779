import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Stand } from './harness.ts'
import { choose, csv, importScreen, opened } from './import-screen.ts'

/** Files as others publish them: official boundaries, and the workforce statistics of NHS England. */

const stand = new Stand({ webgl: false })
beforeAll(() => stand.start())
afterAll(() => stand.stop())

const official = process.env.ATLAS_OFFICIAL_BOUNDARIES ?? ''
const districts = `${official}/ons_lad_may2024_uk.geojson`

test.skipIf(!existsSync(districts))('official districts come in, and a table for them is mapped at once', async () => {
  const { page, expectClean } = await stand.open({ query: importScreen })
  await opened(page)
  const file = readFileSync(districts)
  await choose(page, { name: 'LAD_MAY_2024.geojson', mimeType: 'application/geo+json', buffer: file })
  await page.getByText('361 areas: local authority districts').waitFor()
  await page.getByRole('button', { name: 'Import' }).click()
  await page.getByText('is in the atlas now').waitFor()
  const codes = (JSON.parse(file.toString('utf8')) as { features: { properties: { LAD24CD: string } }[] }).features.map(
    ({ properties }) => properties.LAD24CD,
  )
  await choose(
    page,
    csv('clinics.csv', ['code,year,sites', ...codes.map((code, at) => `${code},2024,${(at % 17) + 1}`)].join('\n')),
  )
  await page.getByText('361 figures with a value').waitFor()
  await page.getByRole('button', { name: 'Import' }).click()
  await page.locator('.accepted').getByRole('link', { name: 'Show on the map' }).click()
  await page.locator('#finding').waitFor()
  await page.locator('[data-layer="areas"] path[data-area="E07000008"]').waitFor({ state: 'attached' })
  expect(await page.locator('[data-layer="areas"] path[data-area]').count()).toBe(361)
  expectClean()
})

const smallAreas = `${official}/uk_msoa_equivalents.topojson.gz`

test.skipIf(!existsSync(smallAreas))(
  '9,393 small areas come in, are coloured anew, moved and walked through',
  async () => {
    const { page, expectClean, expectAccessible } = await stand.open({ query: importScreen })
    await opened(page)
    const buffer = gunzipSync(readFileSync(smallAreas))
    await choose(page, { name: 'msoa.topojson', mimeType: 'application/json', buffer })
    await page.getByText('9,393 areas').first().waitFor()
    await page.getByRole('button', { name: 'Import' }).click()
    await page.getByText('is in the atlas now').waitFor()
    type Coded = { readonly properties: { readonly code: string } }
    const { objects } = JSON.parse(buffer.toString('utf8')) as { objects: { msoa_equiv: { geometries: Coded[] } } }
    const codes = objects.msoa_equiv.geometries.map(({ properties }) => properties.code)
    const rows = codes.flatMap((code, at) => [`${code},2023,${(at % 17) + 1}`, `${code},2024,${(at % 23) + 1}`])
    await choose(page, csv('clinics.csv', ['code,year,sites', ...rows].join('\n')))
    await page.getByRole('button', { name: 'Import' }).click()
    await page.locator('.accepted').getByRole('link', { name: 'Show on the map' }).click()

    // One shape for each colour, of all areas together.
    const drawn = page.locator('.stage-map path[data-areas]')
    await drawn.first().waitFor({ state: 'attached' })
    const counts = () =>
      drawn.evaluateAll((paths) => paths.map((path) => [path.getAttribute('fill'), path.getAttribute('data-areas')]))
    const before = await counts()
    expect(before.reduce((sum, [, areas]) => sum + Number(areas), 0)).toBe(9393)
    await page.getByLabel('Period', { exact: true }).selectOption('2023')
    await page.locator('#finding', { hasText: '17' }).waitFor()
    expect(await counts()).not.toEqual(before)

    // The ranking is cut, and says so; the list of the map holds the neighbourhood of the active area, and tells its place.
    await page.getByText('The first 400 of 9,393 areas.').waitFor()
    // A menu of them all would hold up the page, and is read by nobody.
    await page.getByText('9,393 areas: find yours by search or on the map').waitFor()
    expect(await page.getByRole('combobox', { name: 'My area' }).locator('option').count()).toBeLessThan(5)
    const list = page.getByRole('listbox', { name: /Arrow keys move/ })
    await list.focus()
    const active = async () => {
      const id = await list.getAttribute('aria-activedescendant')
      const option = page.locator(`[id="${id}"]`)
      return [await option.getAttribute('aria-posinset'), await option.getAttribute('aria-setsize')]
    }
    await page.keyboard.press('Home')
    await expect.poll(active).toEqual(['1', '9393'])
    await page.keyboard.press('End')
    await expect.poll(active).toEqual(['9393', '9393'])
    expect(await list.getByRole('option').count()).toBeLessThan(100)
    await expectAccessible()

    // Without a graphics card the picture is moved as it is, and drawn anew when it rests.
    const box = (await page.locator('.stage').boundingBox()) ?? { x: 0, y: 0 }
    const transform = () => page.locator('.stage-map').evaluate((map) => (map as SVGSVGElement).style.transform)
    const viewBox = () => page.locator('.stage-map').getAttribute('viewBox')
    const rested = await viewBox()
    await page.mouse.move(box.x + 300, box.y + 300)
    await page.mouse.down()
    await page.mouse.move(box.x + 340, box.y + 320, { steps: 4 })
    await expect.poll(transform).toContain('translate(40px, 20px)')
    expect(await viewBox()).toBe(rested)
    await page.mouse.up()
    await expect.poll(transform).toBe('')
    expect(await viewBox()).not.toBe(rested)
    expectClean()
  },
)

const qualified = `001_Professionally qualified clinical staff,"017_Scientific, therapeutic & technical staff",019_Healthcare scientists`
/** As in September 2017: regions of Health Education England and no system; and as in November 2025. */
const workforce = {
  '2017': [
    'Org Code,Org Name,HEE Region Code,HEE Region Name,Main Staff Group,Staff Group 1,Staff Group 2,Area,Level,AfC Band,FTE',
    `RJE,University Hospitals of North Midlands NHS Trust,YDF32,Health Education West Midlands,${qualified},Medical Physics,Healthcare Scientist,Band 7,10.25`,
    `RWD,United Lincolnshire Hospitals NHS Trust,YDF21,Health Education East Midlands,${qualified},Clinical Engineering,Healthcare Science Practitioner,Band 6,6.4`,
  ],
  '2025': [
    'Date,NHSE_Region_Code,NHSE_Region_Name,ICS code,ICS name,Org code,Org name,Main Staff Group,Staff Group 1,Staff Group 2,Care Setting,Level,AfC Band,Total FTE',
    `30/11/2025,Y60,Midlands,QJM,NHS Lincolnshire Integrated Care Board,RWD,United Lincolnshire Teaching Hospitals NHS Trust,${qualified},014_Medical Physics,045_Healthcare Scientist,Band 7,40.5`,
  ],
}

test('the workforce file of 2017 and of a later layout stand in one series, with a break between them', async () => {
  const { page, expectClean } = await stand.open()
  await page
    .getByRole('navigation', { name: 'From here' })
    .getByRole('link', { name: /bring in/ })
    .click()
  await opened(page)
  await page.getByRole('heading', { name: 'A newer month of MPCE staff in England' }).waitFor()
  const bring = async (name: string, lines: readonly string[]) => {
    await choose(page, csv(name, `${lines.join('\n')}\n`))
    await page.getByRole('heading', { name: 'Preview' }).waitFor()
    await page.getByText(/Radiographers and healthcare science staff are not carried on/).waitFor()
    // A month that only the name of the file tells is a guess, and asked.
    if (name.includes('2017')) await page.getByRole('button', { name: /^Confirm Period: September 2017/ }).click()
    await page.getByRole('button', { name: 'Import' }).click()
    await page.getByText(/^NHS workforce file( 2)? is in the atlas now/).waitFor()
  }
  await bring('September 2017, staff excluding medical.csv', workforce['2017'])
  await page.goto(page.url().replace(/\?.*$/, importScreen))
  await opened(page)
  await bring('November 2025, staff excluding medical.csv', workforce['2025'])

  await page.goto(page.url().replace(/\?.*$/, '?v=2&per=-&g=nhs_region'))
  await page.locator('#finding').waitFor()
  await page.getByText('40.5').first().waitFor()
  const when = page.getByLabel('Period', { exact: true })
  await when.locator('option', { hasText: '30 September 2017' }).waitFor({ state: 'attached' })
  expect(await when.locator('option').allInnerTexts()).toEqual([
    expect.stringMatching(/^30 September 2017 \(\d areas?\)$/),
    '30 November 2025 (1 area)',
  ])
  await page.getByText('40.5').first().waitFor()
  await page
    .getByText(/Figures on either side of this point come from different files/)
    .first()
    .waitFor()
  // The break is said where the two periods stand in one line.
  await page.getByRole('navigation').getByRole('link', { name: 'Compare', exact: true }).click()
  await page.locator('#figure-trends').waitFor()
  expectClean()
})
