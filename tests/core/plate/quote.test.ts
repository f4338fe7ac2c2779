import { describe, expect, test } from 'vitest'
import type { Cell, Mark, Status } from '#core/domain/cell.ts'
import { ownSourceId, type Source } from '#core/domain/source.ts'
import { composePlate } from '#core/plate/compose.ts'
import { leadSentence } from '#core/plate/lead.ts'
import { cautiousText, quoteArea, quoteClaim, quoteFinding, quotePanel } from '#core/plate/quote.ts'
import { valuedAreas } from '#core/plate/reading.ts'
import { resolveView } from '#core/plate/resolve.ts'
import { catalogue, notes, smallAtlas, smallView, source } from '../../fixtures/small-atlas.ts'

const composedPlate = () => composePlate(resolveView(smallView({ per: 'cases' }), catalogue), smallAtlas)

const claim = (change: {
  readonly statuses?: readonly Status[]
  readonly marks?: readonly Mark[]
  readonly sources?: readonly Source[]
}) => quoteClaim({ words: 'Staff, North, 2019: 4', statuses: ['observed'], marks: [], sources: [source], ...change })

describe('a claim', () => {
  test('that was observed is quoted with its source', () => {
    expect(claim({})).toEqual({ may: 'quote', text: 'Staff, North, 2019: 4. Source: Nobody (2020).', caution: '' })
  })
  test('that was derived says so', () => {
    expect(claim({ statuses: ['observed', 'derived'] })).toEqual({
      may: 'quote',
      text: 'Staff, North, 2019: 4. Source: Nobody (2020), derived in MPCE Atlas.',
      caution: '',
    })
  })
  test('with anything modelled in it is an estimate', () => {
    expect(claim({ statuses: ['derived', 'modelled'] })).toEqual({
      may: 'estimate',
      text: 'Modelled estimate: Staff, North, 2019: 4. Source: Nobody (2020).',
      caution: '',
    })
  })
  test.each([
    ['made-up figures', { statuses: ['observed', 'illustrative'] as const }, /made-up sample/],
    ['a made-up mark', { marks: ['illustrative'] as const }, /made-up sample/],
    ['a what-if', { marks: ['what-if'] as const }, /what-if/],
    ['a reader’s table', { sources: [{ ...source, id: ownSourceId('x') }] }, /a table of your own/],
    ['no figure', { statuses: [] }, /no figure/],
  ])('with %s is not quoted', (_, change, because) => {
    expect(claim(change)).toEqual({ may: 'not', because: expect.stringMatching(because) })
  })
})

describe('the figure of an area', () => {
  const plate = composedPlate()
  const [first] = plate.areas.filter(({ cell }) => cell.kind === 'value')
  if (!first) throw new Error('the small atlas has a figure')

  test('names measure, place, period and value with its unit', () => {
    const quote = quoteArea(first, plate)
    expect(quote.may).toBe('quote')
    const text = quote.may === 'not' ? '' : quote.text
    expect(text).toContain(`; ${first.comparison?.text} (`)
    expect(quoteArea(first, plate, '4 fewer')).toMatchObject({ text: expect.stringContaining('; 4 fewer. Source: ') })
    for (const part of [plate.measure.name, first.area.name, first.text, plate.measure.unit, 'Source: ', '2019'])
      expect(text).toContain(part)
  })
  test('carries its interval and how complete it is', () => {
    const quote = quoteArea({ ...first, intervalText: '1 to 3', coverageText: '5 of 6 returns' }, plate)
    expect(quote.may === 'not' ? '' : quote.text).toContain(' (1 to 3; on record: 5 of 6 returns)')
  })
  test('that is zero says that none is recorded, with its own caution', () => {
    const cell: Cell = { kind: 'value', value: 0, status: 'observed' }
    const trust = { ...plate.trust, cautions: notes.filter(({ weight }) => weight === 'caution') }
    const quote = quoteArea({ ...first, cell, text: '0', notes: ['best-fit'] }, { ...plate, trust })
    expect(quote).toMatchObject({
      text: expect.stringContaining(' (none recorded)'),
      caution: 'The figure is for a boundary that only nearly fits.',
    })
    if (quote.may !== 'not')
      expect(cautiousText(quote)).toMatch(/Source: .* Caution: The figure is for a boundary that only nearly fits\.$/)
  })
  test('that is missing is not quoted, and says why', () => {
    const cell: Cell = { kind: 'absent', reason: 'not-published' }
    expect(quoteArea({ ...first, cell, text: 'not published' }, plate)).toEqual({
      may: 'not',
      because: 'the figure is missing: not published',
    })
  })
  test('names both periods where they differ', () => {
    const quote = quoteArea(first, { ...plate, period: '2017-09', perPeriod: '2019' })
    expect(quote.may === 'not' ? '' : quote.text).toContain('September 2017 over 2019')
  })
})

test('the finding of a map is quoted with its geography, period, benchmark and gap', () => {
  const plate = composedPlate()
  const subject = `(${plate.geography.name}, ${plate.trust.periodText}).`
  const told = quoteFinding(plate, 'North: 4 fewer.')
  const text = told.may === 'not' ? '' : told.text
  expect(text).toContain(`${plate.measure.name} ${subject} `)
  expect(text).toContain(leadSentence(valuedAreas(plate.areas), plate.benchmark, plate.measure))
  expect(text).toContain(`${plate.benchmark?.name} (`)
  expect(text).toMatch(/ North: 4 fewer\. Source: /)
  expect(quoteFinding({ ...plate, benchmark: null })).toMatchObject({
    text: expect.stringContaining(`${plate.title} ${subject}`),
  })
})

test('the finding of a map is quoted with the cautions about the figures that it has', () => {
  const plate = composedPlate()
  const trust = { ...plate.trust, cautions: notes.filter(({ weight }) => weight === 'caution') }
  const withNotes = (ids: readonly string[], overlay: typeof plate.overlay = null) => {
    const areas = plate.areas.map((one) => ({ ...one, notes: ids }))
    const quote = quoteFinding({ ...plate, trust, areas, overlay })
    return quote.may === 'not' ? '' : quote.caution
  }
  const caution = 'The figure is for a boundary that only nearly fits.'
  expect(withNotes(['best-fit'])).toBe(caution)
  // A caution that stands at no area is about all of them, unless it may be that of a measure laid over the map.
  expect(withNotes([])).toBe(caution)
  const overlaid = composePlate(
    resolveView(smallView({ overlay: { mode: 'symbols', indicator: 'cases', dims: {} } }), catalogue),
    smallAtlas,
  )
  expect(overlaid.overlay).not.toBeNull()
  expect(withNotes([], overlaid.overlay)).toBe('')
})

test('the finding of a map under an overlay rests on its own sources and marks, not on those of the overlay', () => {
  const plate = composedPlate()
  const other = { ...source, id: 'overlaid', publisher: 'Somebody else' }
  const trust = { ...plate.trust, sources: [...plate.trust.sources, other], statuses: ['illustrative'] as const }
  const quote = quoteFinding({ ...plate, trust, marks: ['illustrative'] })
  expect(quote.may).toBe('quote')
  expect(quote.may === 'not' ? '' : quote.text).not.toContain('Somebody else')
  expect(quoteFinding({ ...plate, marks: ['what-if'] }).may).toBe('not')
})

describe('the message of a figure', () => {
  const plate = composedPlate()
  const panel = { title: 'A finding', subtitle: 'Machines, 2019', body: {}, caveat: 'Half is missing.' }

  test('is quoted with its subject, its caveat and its own sources', () => {
    const trust = { ...plate.trust, statuses: ['observed' as const], cautions: [] }
    const quote = quotePanel(panel, { ...plate, trust })
    expect(quote).toEqual({
      may: 'quote',
      text: 'A finding (Machines, 2019). Source: Nobody (2020).',
      caution: 'Half is missing.',
    })
  })
  test('is quoted with the sentence that belongs to it, and with three cautions about its figures at most', () => {
    const cautions = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, text: `Caution ${id}.`, weight: 'caution' as const }))
    const quoted = (some: typeof cautions) =>
      quotePanel(
        { ...panel, caveat: '', quotedWith: 'Largest: North 4 fewer.' },
        { ...plate, trust: { ...plate.trust, statuses: ['observed'], cautions: some } },
      )
    expect(quoted(cautions.slice(0, 1))).toMatchObject({
      text: 'A finding (Machines, 2019). Largest: North 4 fewer. Source: Nobody (2020).',
      caution: 'Caution a.',
    })
    expect(quoted(cautions.slice(0, 4))).toMatchObject({ caution: 'Caution a. Caution b. Caution c. Caution d.' })
    expect(quoted(cautions)).toMatchObject({
      caution: 'Caution a. Caution b. Caution c. 2 more cautions stand with the figure.',
    })
  })
  test('is an estimate where it is modelled, and no quotation where it is made up or not drawn', () => {
    const ground = (status: Status) => ({ marks: [], trust: { ...plate.trust, statuses: [status] } })
    expect(quotePanel(panel, ground('modelled')).may).toBe('estimate')
    expect(quotePanel(panel, ground('illustrative'))).toMatchObject({ may: 'not' })
    expect(quotePanel({ ...panel, body: null }, ground('observed'))).toMatchObject({ may: 'not' })
  })
})
