import { readFileSync } from 'node:fs'
import { geoContains } from 'd3'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { describe, expect, test } from 'vitest'
import { readCells, readTable, sumOf, valueIn } from './tables.ts'

const sites = readTable('sites/radiotherapy.csv')
const nhs = sites.filter(({ sector }) => sector === 'NHS')
const itl1 = [...new Set(nhs.map(({ area }) => area ?? ''))]
const machines = readCells('radiotherapy-machines')

describe('radiotherapy machines', () => {
  test.each(itl1)('%s has the machines and the coverage of its sites', (area) => {
    const own = nhs.filter((site) => site.area === area)
    const row = machines.find((cell) => cell.area === area)
    expect(Number(row?.value)).toBe(sumOf(own, 'machines'))
    expect(Number(row?.coverage_part)).toBe(own.filter((site) => site.machines !== '').length)
    expect(Number(row?.coverage_whole)).toBe(own.length)
    expect(valueIn('radiotherapy-sites', { area })).toBe(own.length)
  })

  test('regions add up to England, and the twelve areas to the UK', () => {
    const own = machines.filter(({ area }) => itl1.includes(area ?? ''))
    expect(itl1).toHaveLength(12)
    expect(valueIn('radiotherapy-machines', { area: 'E92000001' })).toBe(
      sumOf(own.filter(({ area }) => area?.startsWith('E'))),
    )
    expect(valueIn('radiotherapy-machines', { area: 'K02000001' })).toBe(sumOf(own))
    expect(sumOf(own)).toBe(339)
  })

  test('a site without a count says so in words and never stands for zero', () => {
    const uncounted = sites.filter((site) => site.machines === '')
    expect(uncounted).toHaveLength(15)
    for (const { absence, remarks } of uncounted) {
      expect(absence).toBe('not-published')
      expect(remarks).not.toBe('')
    }
  })

  test('rows of the directory that are suspect are no sites', () => {
    expect(sites.map(({ name }) => name).filter((name) => /Crawley|second/.test(name ?? ''))).toEqual([])
  })
})

/** The point and eight around it, about 2 km away: the possible distance between a position to 0.01° and a simplified outline. */
const around = (longitude: number, latitude: number) =>
  [-0.02, 0, 0.02].flatMap((north) =>
    [-0.03, 0, 0.03].map((east): [number, number] => [longitude + east, latitude + north]),
  )

test('every site lies in the area that it is listed under, or within 2 km of it', () => {
  const topology = JSON.parse(
    readFileSync(new URL('../../geo/built/uk.topojson', import.meta.url), 'utf8'),
  ) as Topology<{ itl1: GeometryCollection }>
  const shapes = feature(topology, topology.objects.itl1).features
  const astray = sites.filter(({ area, longitude, latitude }) => {
    const shape = shapes.find(({ id }) => id === area)
    if (!shape) throw new Error(`no shape for ${area}`)
    return !around(Number(longitude), Number(latitude)).some((point) => geoContains(shape, point))
  })
  expect(astray.map(({ name }) => name)).toEqual([])
})

describe('equipment maintenance spend', () => {
  const cells = readCells('equipment-maintenance-spend').filter(({ period }) => period === '2019/20')
  const regions = cells.filter(({ area }) => area?.startsWith('E4'))
  const trusts = cells.filter(({ area }) => /^[RT]/.test(area ?? ''))

  test('trusts and regions both add up to England', () => {
    expect(regions).toHaveLength(7)
    expect(trusts).toHaveLength(224)
    expect(sumOf(regions)).toBe(402_431_296)
    expect(sumOf(trusts)).toBe(402_431_296)
    expect(valueIn('equipment-maintenance-spend', { area: 'E92000001', period: '2019/20' })).toBe(402_431_296)
  })

  test('82 sites have no figure', () => {
    expect(sumOf(regions, 'coverage_whole') - sumOf(regions, 'coverage_part')).toBe(82)
  })

  test('a trust that returned zero stays at zero and says so', () => {
    const zeros = trusts.filter(({ value }) => value === '0')
    expect(zeros).toHaveLength(19)
    for (const { notes } of zeros) expect(notes).toBe('equipment-spend-zero')
  })
})
