import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mercatorPoint } from '#figures/map/projection.ts'
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

/** A map of made areas all over the country, cells of a grid with wavy sides, and where each has its middle. */
function gridOf(side: number) {
  const [west, south, wide, high] = [-7.5, 50.2, 8.8 / side, 9.6 / side]
  const place = (x: number, y: number) => [
    west + (x + 0.1 * Math.sin(7 * y)) * wide,
    south + (y + 0.1 * Math.sin(5 * x)) * high,
  ]
  const areas = Array.from({ length: side ** 2 }, (_, at) => ({
    code: `X${String(at).padStart(6, '0')}`,
    x: at % side,
    y: Math.floor(at / side),
  }))
  const features = areas.map(({ code, x, y }) => {
    const corners = [
      [0, 0],
      [0.5, 0],
      [1, 0],
      [1, 0.5],
      [1, 1],
      [0.5, 1],
      [0, 1],
      [0, 0.5],
      [0, 0],
    ] as const
    const ring = corners.map(([right, up]) => place(x + right, y + up))
    return {
      type: 'Feature',
      properties: { code, name: `Cell ${code}` },
      geometry: { type: 'Polygon', coordinates: [ring] },
    }
  })
  const middles = areas.map(({ x, y }): readonly [number, number] => [
    west + (x + 0.5) * wide,
    south + (y + 0.5) * high,
  ])
  return {
    codes: areas.map(({ code }) => code),
    middles,
    file: JSON.stringify({ type: 'FeatureCollection', features }),
  }
}

test('a map of 2,304 areas comes in, is coloured as its figures are, moved, pointed at and walked through', async () => {
  const { page, expectClean, expectAccessible } = await stand.open({ query: importScreen })
  await opened(page)
  const { codes, middles, file } = gridOf(48)
  await choose(page, { name: 'cells.geojson', mimeType: 'application/geo+json', buffer: Buffer.from(file) })
  await page.getByText('2,304 areas').first().waitFor()
  await page.getByRole('button', { name: 'Import' }).click()
  await page.getByText('is in the atlas now').waitFor()
  const rows = codes.flatMap((code, at) => [
    `${code},2023,${10 * ((at % 3) + 1)}`,
    `${code},2024,${10 * ((at % 5) + 1)}`,
  ])
  await choose(page, csv('clinics.csv', ['code,year,sites', ...rows].join('\n')))
  await page.getByRole('button', { name: 'Import' }).click()
  await page.locator('.accepted').getByRole('link', { name: 'Show on the map' }).click()

  // Each area has the colour of its figure, read from the pixels of its middle.
  const map = page.locator('canvas.stage-many[data-drawn="true"]')
  await map.waitFor()
  const view = await page.locator('.stage-overlay').evaluate((svg) => {
    const { x, y, width } = (svg as SVGSVGElement).viewBox.baseVal
    return { x, y, unit: width / svg.clientWidth }
  })
  const places = middles.map((middle) => {
    const [x, y] = mercatorPoint(middle)
    return [Math.floor((x - view.x) / view.unit), Math.floor((y - view.y) / view.unit)] as const
  })
  const colours = () =>
    map.evaluate((canvas, points) => {
      const own = canvas as HTMLCanvasElement
      // A copy made for reading: browsers warn of a canvas that is read again and again.
      const pen = new OffscreenCanvas(own.width, own.height).getContext('2d', { willReadFrequently: true })
      pen?.drawImage(own, 0, 0)
      const { data } = pen?.getImageData(0, 0, own.width, own.height) ?? { data: [] }
      return points.map(([x, y]) => [0, 1, 2].map((channel) => data[4 * (y * own.width + x) + channel]).join())
    }, places)
  const coloursByFigure = async (figures: number) => {
    const read = await colours()
    return Array.from({ length: figures }, (_, figure) => [...new Set(read.filter((_, at) => at % figures === figure))])
  }
  const isByFigure = async (figures: number) => {
    const found = await coloursByFigure(figures)
    return found.every(({ length }) => length === 1) && new Set(found.flat()).size === figures
  }
  await expect.poll(() => isByFigure(5)).toBe(true)
  await page.getByLabel('Period', { exact: true }).selectOption('2023')
  await page.locator('#finding', { hasText: '30' }).waitFor()
  await expect.poll(() => isByFigure(3)).toBe(true)

  // The ranking is cut, and says so; the list of the map holds the neighbourhood of the active area, and tells its place.
  await page.getByText('The first 400 of 2,304 areas.').waitFor()
  // A menu of them all would hold up the page, and is read by nobody.
  await page.getByText('2,304 areas: find yours by search or on the map').waitFor()
  expect(await page.getByRole('combobox', { name: 'My area' }).locator('option').count()).toBeLessThan(5)
  const list = page.getByRole('listbox', { name: /Arrow keys move/ })
  await list.focus()
  const active = async () => {
    const id = await list.getAttribute('aria-activedescendant')
    const option = page.locator(`[id="${id}"]`)
    return [await option.getAttribute('aria-posinset'), await option.getAttribute('aria-setsize')]
  }
  await page.keyboard.press('Home')
  await expect.poll(active).toEqual(['1', '2304'])
  await page.keyboard.press('End')
  await expect.poll(active).toEqual(['2304', '2304'])
  expect(await list.getByRole('option').count()).toBeLessThan(100)
  await expectAccessible()

  // The pointer finds the area whose pixel it is at, and finds it again where the map has been moved to.
  const box = (await page.locator('.stage').boundingBox()) ?? { x: 0, y: 0 }
  const [x, y] = places[1000] ?? [0, 0]
  await page.mouse.move(box.x + x, box.y + y)
  await page.locator('.stage-tip', { hasText: `Cell ${codes[1000]}` }).waitFor()
  await page.mouse.down()
  await page.mouse.move(box.x + x + 40, box.y + y + 20, { steps: 4 })
  await page.mouse.up()
  // Moved as it is at first, and drawn anew when it rests.
  await expect.poll(() => map.evaluate((canvas) => canvas.style.transform)).toBe('')
  await page.mouse.move(box.x + x + 41, box.y + y + 20)
  await page.locator('.stage-tip', { hasText: `Cell ${codes[1000]}` }).waitFor()
  expectClean()
})

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
