import { describe, expect, test } from 'vitest'
import { quotePanel } from '#core/plate/quote.ts'
import { realPage } from '../core/coverage/real-coverage.ts'
import { realComparison } from './comparison.ts'

const machines = { indicator: 'radiotherapy-machines', per: 'cancers' }
const physics = { indicator: 'mpce-wte', dims: { specialty: 'radiotherapy-physics' }, per: 'cancers' }

describe('quotations at the figures of Compare and Coverage', () => {
  test('a real measure is quoted with the caveat of the ledger, the sample nowhere', () => {
    const quotes = (view: Parameters<typeof realComparison>[0]) => {
      const { comparison } = realComparison(view)
      return Object.fromEntries(
        Object.entries(comparison).map(([id, panel]) => [id, quotePanel(panel, panel.titled())]),
      )
    }
    const { ledger, profile } = quotes(machines)
    expect(ledger).toMatchObject({
      may: 'quote',
      text: expect.stringMatching(/would bring 10 areas up to the UK/),
      caution: expect.stringMatching(/incomplete records/),
    })
    expect(profile?.may).toBe('estimate')
    for (const quote of Object.values(quotes(physics))) expect(quote.may).toBe('not')
  })

  test('coverage is an estimate, and its figure of staff, made from the sample, is not quoted', () => {
    const { page } = realPage()
    expect(quotePanel(page.panels.bands, page.panels.bands.titled()).may).toBe('estimate')
    expect(quotePanel(page.panels.staff, page.panels.staff.titled())).toMatchObject({ may: 'not' })
  })
})

describe('headlines that leave out areas without a finding', () => {
  test('a board without a recorded post is stated, and is not the lowest', () => {
    const { plate, comparison } = realComparison({ indicator: 'mpce-staff', geography: 'icb_2023', per: 'people' })
    expect(plate.title).toMatch(/: 10\.2 in NHS Bedfordshire.*; none recorded in NHS Frimley$/)
    expect(comparison.ranking.title).toMatch(/^Lowest: NHS Bedfordshire.*; none recorded in NHS Frimley$/)
    expect(comparison.ledger.sentences.join(' ')).toContain('No WTE are recorded in NHS Frimley')
  })

  test('0% and 100% of a few treatments are no ends of a ranking', () => {
    const { plate } = realComparison({ indicator: 'radiotherapy-31-day', geography: 'nhs_trust', per: null })
    expect(plate.title).toMatch(/; of under 20 and passed over: /)
    expect(plate.title).not.toContain(': 0.0% in')
  })

  test('the order of two regions is left open where their boundaries could reverse it', () => {
    const { plate, comparison } = realComparison({ indicator: 'mpce-staff', geography: 'itl1', per: 'cancers' })
    expect(plate.sentences[0]).toMatch(
      /^Fewest in East of England: about 11 or South East: about 12 \(unlike boundaries leave the order open\); most in London/,
    )
    expect(comparison.ranking.sentences).toContain(
      'Unlike boundaries leave open which is lowest: East of England and South East.',
    )
  })

  test('the shortfall is a range where the boundaries leave it open', () => {
    const { body, title } = realComparison({ indicator: 'mpce-staff', geography: 'itl1', per: 'cancers' }).comparison
      .ledger
    expect(title).toBe('510.8 to 511.8 WTE would bring 5 areas up to England')
    expect(body?.shortfall).not.toBeCloseTo(body?.shortfallWithin ?? 0, 1)
  })
})

describe('East of England: fewest medical physics staff per million, most later treatments per physicist', () => {
  const overlay = { mode: 'symbols', indicator: 'radiotherapy-later-treatments', dims: {} } as const
  const dims = { specialty: 'medical-physics', level: 'all' }
  const regions = { geography: 'nhs_region' }

  test('both are on one Compare page, where a load on staff is not called need', () => {
    const view = { ...regions, indicator: 'mpce-staff', dims, per: 'people', overlay }
    const { ranking, ledger, scatter, corner } = realComparison(view).comparison
    expect(ranking.title).toMatch(/^Lowest: East of England 42\.7,/)
    expect(ledger.sentences[0]).toMatch(/^Largest: East of England 128\.1,/)
    const load = 'later radiotherapy treatments per medical physics WTE'
    expect(scatter.title).toMatch(new RegExp(`^Fewer staff and higher ${load} than the median area: .*East of England`))
    expect(corner.title).toBe(`Lower third of WTE per million people, upper third of ${load}: East of England`)
    expect(scatter.body?.line).toEqual([])
    expect(scatter.caveat).toContain('no link between the two is shown')
    expect([...scatter.sentences, ...corner.sentences].join(' ')).toMatch(
      /hangs on East of England.*No conclusion is drawn/,
    )
  })

  test('the funnel of the load says what its limits allow for', () => {
    const { funnel } = realComparison({
      ...regions,
      indicator: 'radiotherapy-later-treatments',
      per: 'physicists',
    }).comparison
    expect(funnel.title).toBe('1 of 7 areas lies outside limits that allow for overdispersion')
    expect(funnel.sentences).toContain('Above: East of England (46.9).')
    expect(JSON.stringify(funnel.table)).not.toContain('what chance explains')
  })
})
