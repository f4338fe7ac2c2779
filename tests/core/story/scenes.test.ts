import { describe, expect, test } from 'vitest'
import { panelsOf } from '#core/explore/panels.ts'
import { numberText } from '#core/plate/measure.ts'
import { captured } from '#core/story/capture.ts'
import { findClaim } from '#core/story/claim.ts'
import { detoured, findDetours, noDetour, saidOfAsked } from '#core/story/detour.ts'
import { benchmarkKey, tableIn, tableOfPlate } from '#core/story/find-table.ts'
import { frameOf } from '#core/story/frame.ts'
import { sceneView } from '#core/story/scene-view.ts'
import { encodePinned, encodeView } from '#core/view/codec.ts'
import { ownGeographies } from '#core/view/map-geography.ts'
import { defaultView } from '#core/view/view.ts'
import { realData, realPlate } from '../../data/real-atlas.ts'

const { catalogue } = realData()
const plate = realPlate({})
const areas = plate.areas.map(({ area }) => area)

describe('the table of a plate', () => {
  const table = tableOfPlate(plate)
  const find = () => table

  test('has every area with its figure as the map says it', () => {
    for (const { area, text, cell } of plate.areas) {
      const found = findClaim(find, {
        kind: 'value',
        cell: { link: null, panel: 'map', column: 'value', row: area.code },
      })
      expect(found).toMatchObject(cell.kind === 'value' ? { ok: true, text } : { ok: false })
    }
  })

  test('has the benchmark where there is one', () => {
    const compared = realPlate({ indicator: 'cancer-cases', per: 'people' })
    const whole = findClaim(() => tableOfPlate(compared), {
      kind: 'value',
      cell: { link: null, panel: 'map', column: 'value', row: benchmarkKey },
    })
    const { benchmark, measure } = compared
    expect(benchmark?.cell.kind).toBe('value')
    if (benchmark?.cell.kind === 'value')
      expect(whole).toEqual({ ok: true, text: numberText(benchmark.cell.value, measure) })
  })

  test('counts areas alone: no group and no benchmark', () => {
    const [one, two] = areas
    const grouped = realPlate({ groups: [{ id: 'g1', name: 'Two', codes: [one?.code ?? '', two?.code ?? ''] }] })
    const held = findClaim(() => tableOfPlate(grouped), {
      kind: 'held',
      of: { link: null, panel: 'map', column: 'value' },
      with: true,
    })
    expect(held).toEqual({ ok: true, text: String(plate.areas.filter(({ cell }) => cell.kind === 'value').length) })
  })

  test('is found by the name of the panel, or it is said that there is none', () => {
    expect(tableIn(Object.values(panelsOf(plate)), 'map')).toEqual(table)
    expect(tableIn(Object.values(panelsOf(plate)), 'pie')).toBe('there is no panel “pie”')
  })
})

describe('the view of a scene', () => {
  test('is that of its link', () => {
    const link = encodeView({ ...defaultView, indicator: 'cancer-cases', per: null })
    expect(sceneView(link, catalogue)).toMatchObject({ ok: true, view: { indicator: 'cancer-cases' } })
  })

  test.each(['coverage', 'scenario'] as const)(
    'captured on the screen “%s” is that view, whatever measures its geography has',
    (screen) => {
      const shown = { ...defaultView, screen, geography: ownGeographies[screen] }
      const { picture } = captured(encodePinned(shown, '1ff'), 'map', areas)
      expect(sceneView(picture.link, catalogue)).toEqual({ ok: true, view: shown })
    },
  )

  test.each([
    ['v=2&m=gone-measure', /^There is no indicator “gone-measure”\.$/],
    ['v=2&g=parishes', /There is no geography “parishes”/],
    ['v=2&m=cancer-cases&d=site.knee', /“knee” does not exist/],
    ['v=2&colour=red', /part of its link cannot be read \(colour=red\)/i],
    ['v=2&per=moons', /cannot be shown per “moons”/],
    ['v=2&g=health_board', /has no figures for this geography/],
    ['v=2&m=cancer-cases&t=1950', /is not held for 1950\.$/],
    ['v=2&o=hatch!moons!', /There is no overlay “moons”\.$/],
    ['v=2&m=cancer-cases&per=-&g=uk&o=hatch!deprivation-score!', /is not held for this geography\.$/],
  ])('of %s says what is missing, and shows nothing else', (link, lacks) => {
    const found = sceneView(link, catalogue)
    expect(found.ok).toBe(false)
    if (found.ok) return
    expect(found.lacks).toMatch(lacks)
    expect(found.lacks).not.toMatch(/(?:is|are) (?:shown|not drawn)/)
  })
})

test('a frame holds all of its areas, and no frame is all of the map', () => {
  const [north, south] = ['E12000001', 'E12000009']
  const frame = frameOf([north ?? '', south ?? ''], areas)
  for (const code of [north, south]) {
    const bounds = areas.find((area) => area.code === code)?.bounds ?? [0, 0, 0, 0]
    expect(frame?.[0]).toBeLessThanOrEqual(bounds[0])
    expect(frame?.[1]).toBeLessThanOrEqual(bounds[1])
    expect(frame?.[2]).toBeGreaterThanOrEqual(bounds[2])
    expect(frame?.[3]).toBeGreaterThanOrEqual(bounds[3])
  }
  expect(frameOf([], areas)).toBeNull()
  expect(frameOf(['X99'], areas)).toBeNull()
})

describe('a question from the hall', () => {
  const first = (typed: string) => findDetours(typed, defaultView, 'map', catalogue, areas)[0]?.name

  test('finds every region in at most three letters, so that Enter is the fourth key', () => {
    for (const { name } of areas) {
      const words = name.toLowerCase().split(' ')
      const letters = words.filter((word) => !['and', 'of', 'the'].includes(word)).map((word) => word.charAt(0))
      const ways = [letters.join(''), name.toLowerCase().slice(0, 3), words.at(-1)?.slice(0, 3) ?? '']
      expect(
        ways.filter((typed) => typed.length <= 3 && first(typed) === name),
        name,
      ).not.toEqual([])
    }
  })

  test('finds a choice of the measure, and nothing for no letters', () => {
    const view = { ...defaultView, indicator: 'cancer-cases' }
    expect(findDetours('lung', view, 'map', catalogue, areas)[0]).toMatchObject({ kind: 'choice', name: 'Lung' })
    expect(findDetours(' ', view, 'map', catalogue, areas)).toEqual([])
  })

  test('offers the areas of its own map for the map of Coverage, and for no other figure of it', () => {
    const coverage = { ...defaultView, screen: 'coverage' } as const
    const local = [{ ...areas[0], code: 'E10000016', name: 'Kent' }] as typeof areas
    const [found] = findDetours('kent', coverage, 'map', catalogue, local)
    expect(found?.to).toEqual({ kind: 'area', geography: 'utla', code: 'E10000016' })
    expect(findDetours('kent', coverage, 'coverage-bands', catalogue, local)).toEqual([])
    // Measures of Explore, and so their choices, are no part of it.
    expect(findDetours('medical', coverage, 'map', catalogue, local)).toEqual([])
    expect(noDetour('London ', coverage)).toBe('This scene has no figure of “London”.')
  })

  test('is not offered for a scenario, and no area for a figure of the whole country', () => {
    const scenario = { ...defaultView, screen: 'scenario' } as const
    expect(findDetours('south west', scenario, 'scenario-fan', catalogue, areas)).toEqual([])
    expect(noDetour('south west', scenario)).toBe('A scenario is shown for its own area alone.')
    const country = { ...defaultView, indicator: 'cancer-cases', geography: 'uk' }
    const unions = [{ ...areas[0], code: 'K04000001', name: 'England and Wales' }] as typeof areas
    expect(findDetours('wales', country, 'map', catalogue, unions)).toEqual([])
    expect(findDetours('lung', country, 'map', catalogue, unions)[0]).toMatchObject({ name: 'Lung' })
  })

  test('is answered in one line with figure, unit and rank, the unit once', () => {
    const code = areas[0]?.code ?? ''
    const to = { kind: 'area', geography: 'itl1', code } as const
    expect(saidOfAsked(plate, to)).toMatch(/^North East: [\d.,]+ [^;]+; \w+ of \d+ from the highest/)
    // Coverage and Scenarios write the unit into the text of an area.
    const km = {
      ...plate,
      measure: { ...plate.measure, unit: 'km', decimals: 0 },
      areas: plate.areas.map((one) => ({
        ...one,
        text: '16 km',
        cell: { kind: 'value', value: 16, status: 'modelled' } as const,
      })),
    }
    expect(saidOfAsked(km, to)).toMatch(/^North East: 16 km;/)
    expect(saidOfAsked(plate, { ...to, code: 'X99' })).toBeNull()
  })

  test('shows the same view for that area, and changes nothing else', () => {
    const to = { kind: 'area', geography: 'itl1', code: 'E12000006' } as const
    const { mine, selected, ...rest } = detoured(defaultView, to)
    const { mine: _, selected: __, ...before } = defaultView
    expect({ mine, selected }).toEqual({ mine: 'itl1!E12000006', selected: ['E12000006'] })
    expect(rest).toEqual(before)
    expect(detoured(defaultView, null)).toBe(defaultView)
    expect(detoured(defaultView, { kind: 'choice', dimension: 'sex', value: 'women' }).dims).toEqual({ sex: 'women' })
  })
})
