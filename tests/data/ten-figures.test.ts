import { expect, test } from 'vitest'
import type { View } from '#core/view/view.ts'
import { realPlate } from './real-atlas.ts'

type Figure = {
  readonly what: string
  /** Table and position in it, for looking it up. */
  readonly table: string
  readonly source: string
  readonly view: Partial<View>
  readonly area: string
  /** As printed in the table. */
  readonly printed: number
  /** As shown on the screen. */
  readonly shown: string
}

/** Figures from sources of every kind, each copied by hand from the table that it cites. */
const figures: readonly Figure[] = [
  {
    what: 'people in North West, mid-2022',
    table: 'Mid-year population estimates UK 2022, MYE2, North West, all ages',
    source: 'ons-mye-2022',
    view: { indicator: 'population', period: '2022' },
    area: 'E12000002',
    printed: 7_516_113,
    shown: '7,516,113',
  },
  {
    what: 'median age in London, mid-2022',
    table: 'Mid-year population estimates UK 2022, MYE6, London',
    source: 'ons-mye-2022',
    view: { indicator: 'median-age', period: '2022' },
    area: 'E12000007',
    printed: 35.9,
    shown: '35.9',
  },
  {
    what: 'people of NHS Greater Glasgow and Clyde, 2019',
    table: 'Population estimates by health board, S08000031, 2019, all ages',
    source: 'phs-pop-hb',
    view: { indicator: 'population', geography: 'health_board', period: '2019' },
    area: 'S08000031',
    printed: 1_183_120,
    shown: '1,183,120',
  },
  {
    what: 'people of the Northern trust, mid-2020',
    table: 'Mid-2020 population by Health and Social Care Trust, Northern',
    source: 'nisra-hsct-2020',
    view: { indicator: 'population', geography: 'health_board', period: '2020' },
    area: 'NHSCT',
    printed: 480_194,
    shown: '480,194',
  },
  {
    what: 'new lung cancers in Scotland, 2019',
    table: 'Annual cancer incidence, Scotland, trachea, bronchus and lung, all persons, 2019',
    source: 'phs-inc-9721',
    view: { indicator: 'cancer-cases', dims: { site: 'lung' }, geography: 'nation', period: '2019' },
    area: 'S92000003',
    printed: 5322,
    shown: '5,322',
  },
  {
    what: 'age-standardised rate of all cancers in NHS Ayrshire and Arran, 2016 to 2020',
    table: 'Annual cancer incidence by health board, five years together, S08000015, all persons, EASR',
    source: 'phs-inc-hb-1620',
    view: {
      indicator: 'cancer-asr',
      dims: { site: 'all', sex: 'persons' },
      geography: 'health_board',
      period: '2016-2020',
    },
    area: 'S08000015',
    printed: 605.96,
    shown: '606.0',
  },
  {
    what: 'age-standardised rate of all cancers among men in the North East, 2019',
    table: 'Cancer registration statistics, England 2019, regional variation, males',
    source: 'nhsd-crs-2019',
    view: { indicator: 'cancer-asr', dims: { site: 'all', sex: 'male' }, period: '2019' },
    area: 'E12000001',
    printed: 717,
    shown: '717.0',
  },
  {
    what: 'age-standardised rate of all cancers among women in Northern Ireland, 2019',
    table: 'UK cancer trends, Northern Ireland, all cancers, female, 2019, ASR',
    source: 'ukct-nations',
    view: { indicator: 'cancer-asr', dims: { site: 'all', sex: 'female' }, geography: 'nation', period: '2019' },
    area: 'N92000002',
    printed: 556.5,
    shown: '556.5',
  },
  {
    what: 'age-standardised rate of lung cancer in Edinburgh, 2019 to 2021',
    table: 'ScotPHO online profiles, lung cancer registrations, City of Edinburgh, 2019 to 2021',
    source: 'scotpho-2024',
    view: {
      indicator: 'cancer-asr',
      dims: { site: 'lung', sex: 'persons' },
      geography: 'utla',
      period: '2019-2021',
    },
    area: 'S12000036',
    printed: 118.2,
    shown: '118.2',
  },
  {
    what: 'people on a cancer register in South West, 2019/20',
    table: 'Local health conditions, output_region_prevalence, South West, cancer',
    source: 'hocl-qof-1920',
    view: { indicator: 'disease-prevalence', dims: { condition: 'cancer-register' }, period: '2019/20' },
    area: 'E12000009',
    printed: 3.77,
    shown: '3.77%',
  },
  {
    what: 'preventable cardiovascular mortality in the North East, 2022 to 2024',
    table: 'Preventable cardiovascular mortality under 75, E12000001, 2022 to 2024',
    source: 'els-cvd-eng',
    view: { indicator: 'cardiovascular-mortality', period: '2022-2024' },
    area: 'E12000001',
    printed: 34.85,
    shown: '34.9',
  },
  {
    what: 'cancers found at stage 1 or 2 in the North East, 2022',
    table: 'Cancer diagnosis at stage 1 and 2, E12000001, 2022',
    source: 'els-stage12',
    view: { indicator: 'early-stage-share', period: '2022' },
    area: 'E12000001',
    printed: 53.71,
    shown: '53.7%',
  },
]

test.each(figures)('$what is on the screen as in its table', ({ view, area, printed, shown, source }) => {
  const plate = realPlate(view)
  expect(plate.repairs).toEqual([])
  const drawn = plate.areas.find((one) => one.area.code === area)
  expect(drawn?.cell).toMatchObject({ kind: 'value', value: printed })
  expect(drawn?.text).toBe(shown)
  expect(drawn?.sources).toEqual([source])
  expect(plate.trust.sources.map(({ id }) => id)).toContain(source)
})

test('they come from at least ten sources', () => {
  expect(new Set(figures.map(({ source }) => source)).size).toBeGreaterThanOrEqual(10)
})
