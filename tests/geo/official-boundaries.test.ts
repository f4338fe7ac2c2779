import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { buildOfficial } from '../../geo/build-ons.ts'
import type { OfficialLayerId } from '../../geo/dissolve.ts'
import { readAreas } from '../../geo/official/read-areas.ts'
import type { AreasFile } from '../../geo/records.ts'
import { areas, geographies, shapesOf } from './atlas.ts'
import { meanOverlap, overlaps } from './overlap.ts'

const official = process.env.ATLAS_OFFICIAL_BOUNDARIES

/** Official files by layer, and the year to take from those of several. The areas of our `utla` layer are those of 2014. */
const files: Readonly<Record<OfficialLayerId, { readonly names: readonly string[]; readonly year: number }>> = {
  nation: { names: ['ons_admin_2014_2025.topojson#ctry'], year: 2023 },
  itl1: { names: ['ons_admin_2014_2025.topojson#rgn'], year: 2023 },
  nhs_region: { names: ['ons_nhs_icb_apr2026_en.topojson#nhs_region'], year: 2026 },
  icb: { names: ['ons_nhs_icb_apr2026_en.topojson#icb26'], year: 2026 },
  health_board: {
    names: ['hb19', 'lhb22', 'hsct18'].map((object) => `devolved_health_boards.topojson#${object}`),
    year: 2023,
  },
  utla: { names: ['ons_admin_2014_2025.topojson#utla'], year: 2014 },
}

function officialShapes(layer: OfficialLayerId) {
  const { names, year } = files[layer]
  return names.flatMap((name) => {
    const read = readAreas(join(official ?? '', name), layer, year)
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    return read.value.shapes
  })
}

describe.skipIf(!official)('against official boundaries (in the folder that ATLAS_OFFICIAL_BOUNDARIES names)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-ons-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  test.each([
    ['nation', 4],
    ['itl1', 12],
    ['nhs_region', 7],
    ['icb', 36],
    ['health_board', 26],
    ['utla', 206], // the authorities of Great Britain
  ] as const)(
    'our %s overlap the official ones as their record says, all %i',
    async (layer, count) => {
      const found = await overlaps(
        { type: 'FeatureCollection', features: [...shapesOf(layer)] },
        { type: 'FeatureCollection', features: officialShapes(layer) },
      )
      const stated = geographies.find(({ id }) => id === layer)?.accuracy
      expect(found.size).toBe(count)
      expect(Math.abs(meanOverlap(found) - (stated?.areaWeightedIoU ?? 0))).toBeLessThan(0.002)
      for (const { code, iou } of stated?.lowest ?? []) {
        const measured = found.get(code)?.iou ?? 0
        // Shetland and Orkney were measured against a coast with its sounds open; the file of boards fills some of them
        expect(measured).toBeGreaterThan(iou - (layer === 'health_board' ? 0.04 : 0.006))
        expect(measured).toBeLessThan(iou + 0.006)
      }
    },
    60_000,
  )

  test('our integrated care boards of 2023 overlap the official ones as their record says, all 42', async () => {
    const read = readAreas(join(official ?? '', 'ons_nhs_icb_apr2024_en.topojson#icb24'), 'icb', 2024)
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    const found = await overlaps(
      { type: 'FeatureCollection', features: [...shapesOf('icb_2023')] },
      { type: 'FeatureCollection', features: [...read.value.shapes] },
    )
    const stated = geographies.find(({ id }) => id === 'icb_2023')?.accuracy
    expect(found.size).toBe(42)
    expect(meanOverlap(found)).toBeCloseTo(stated?.areaWeightedIoU ?? 0, 2)
    for (const { code, iou } of stated?.lowest ?? []) expect(found.get(code)?.iou).toBeCloseTo(iou, 1)
  }, 60_000)

  test('geo:ons builds all six layers from official files', async () => {
    const inputs = (Object.keys(files) as OfficialLayerId[])
      .filter((layer) => layer !== 'utla' && layer !== 'nhs_region')
      .flatMap((layer) => files[layer].names.map((name) => ({ spec: join(official ?? '', name), layer })))
    const authorities = { spec: join(official ?? '', 'ons_ctyua_dec2023_uk.geojson'), layer: null }
    const built = await buildOfficial([...inputs, authorities], folder, '30%', 2023)
    expect(built.ok && built.value.missing).toEqual([])
    const file: AreasFile = JSON.parse(readFileSync(join(folder, 'areas.json'), 'utf8'))
    expect(Object.entries(file.areas).map(([id, own]) => [id, own.length])).toEqual([
      ['uk', 3],
      ['nation', 4],
      ['itl1', 12],
      ['nhs_region', 7],
      ['health_board', 26],
      ['wales_health_authority_1974', 4],
      ['icb', 36],
      ['utla', 218],
      ['nhs_trust', 240],
    ])
    for (const geography of ['nation', 'itl1', 'nhs_region'])
      expect(file.areas[geography]?.map(({ code, neighbours }) => [code, neighbours]).sort()).toEqual(
        areas[geography]?.map(({ code, neighbours }) => [code, neighbours]).sort(),
      )
  }, 60_000)
})
