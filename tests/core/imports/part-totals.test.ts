import { expect, test } from 'vitest'
import { decodeDataset } from '#core/catalogue/columns.ts'
import { openAndCheck } from './open-and-check.ts'

const regions = Array.from({ length: 9 }, (_, at) => `E1200000${at + 1}`)
const [england, uk] = ['E92000001', 'K02000001']
const others = ['N92000002', 'S92000003', 'W92000004']

/** What a table tells of England and the United Kingdom, all parts together. */
function wholesOf(name: string, lines: readonly string[], id: string, answers = {}) {
  const { checked } = openAndCheck(name, new TextEncoder().encode(lines.join('\n')), answers)
  const draft = checked?.draft
  const words = draft?.summary.filter((one) => one.startsWith('No total')) ?? []
  const held = draft?.entry.indicators.find((one) => one.id.endsWith(id))
  const said = Object.values(held?.files ?? {}).flatMap(({ path }) => {
    const file = draft?.files[path]
    return decodeDataset(file as Parameters<typeof decodeDataset>[0]).observations
  })
  const cells = Object.fromEntries(
    [england, uk].map((code) => {
      const cell = said.find(
        (one) => one.area === code && Object.values(one.dims).every((value) => value === 'all'),
      )?.cell
      return [code, cell?.kind === 'value' ? cell.value : `${cell?.reason}: ${cell?.because}`]
    }),
  )
  return { ...cells, words }
}

const staffIn = (areas: readonly string[]) => [
  'survey_year,department,area,specialty,profession,establishment_wte,in_post_wte,headcount,response',
  ...areas.flatMap((area) =>
    ['A', 'B', 'C', 'D'].map((name) => `2025,${area} ${name},${area},Ultrasound,Engineer,5,5,5,Partial`),
  ),
]
const scannersIn = (areas: readonly string[]) => [
  'unit,site,area,modality,year_installed,response',
  ...areas.flatMap((area) =>
    ['A', 'B', 'C', 'D', 'E', 'F'].map((name) => `CT 1,${area} ${name},${area},CT scanner,2020,Complete`),
  ),
]
const because = 'nobody was asked in a part of it'
const unasked = `not-collected: ${because}`

test.each([
  ['staff', 'returns.csv', staffIn, 'mpce-wte', 20],
  ['equipment', 'units.csv', scannersIn, '-units', 6],
] as const)(
  'where nobody was asked in a region, %s of the others are not given as those of its whole',
  (_, name, rowsIn, id, each) => {
    const all = [...regions, ...others]
    expect(wholesOf(name, rowsIn(all), id)).toEqual({ [england]: 9 * each, [uk]: 12 * each, words: [] })
    expect(wholesOf(name, rowsIn(regions), id)).toEqual({
      [england]: 9 * each,
      [uk]: unasked,
      words: [`No total is given for the United Kingdom, as ${because}`],
    })
    expect(wholesOf(name, rowsIn([...regions.slice(1), ...others]), id)).toEqual({
      [england]: unasked,
      [uk]: unasked,
      words: [`No total is given for England and the United Kingdom, as ${because}`],
    })
  },
)

test('so it is of equipment that says who was asked and is shown as it is', () => {
  const answers = { 'equipment:guard': 'keep' }
  expect(wholesOf('units.csv', scannersIn(regions), '-units', answers)).toEqual({
    [england]: 54,
    [uk]: unasked,
    words: [`No total is given for the United Kingdom, as ${because}`],
  })
})
