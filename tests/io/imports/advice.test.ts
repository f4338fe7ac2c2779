import { expect, test } from 'vitest'
import { expectedOf, readableFile, smallerFile } from '#io/imports/advice.ts'
import { openFile } from '#io/imports/open-file.ts'

test('of a map no advice for tables is given, and of a table none for maps', () => {
  for (const advice of [smallerFile, readableFile, expectedOf]) {
    expect(advice('districts.geojson')).not.toMatch(/table|sheet|column|CSV|XLSX/)
    expect(advice('returns.xlsx')).not.toMatch(/generalised|GeoJSON/)
  }
})

test('a map without shapes is told so as a map', () => {
  const empty = new TextEncoder().encode('{"type":"FeatureCollection","features":[]}')
  const words = openFile('empty.geojson', empty).findings.map(({ expected, mend }) => `${expected} ${mend}`)
  for (const one of words) expect(one).not.toMatch(/table|CSV|XLSX/)
})
