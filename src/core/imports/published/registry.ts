import { kind, type PublishedKind } from './kind.ts'

const anyTime =
  /^(?:calendar |financial |academic )?(?:time|period|year|quarter|month|week|date|financialyear)(?: ?ending)?$/

/** Kinds of published files in the order in which a table is held against them. A new one is an entry here, with a file of it in the tests. */
export const publishedKinds: readonly PublishedKind[] = [
  kind({
    id: 'fingertips',
    name: 'Fingertips CSV',
    headings: [/^indicator id$/, /^indicator name$/, /^area code$/, /^time period$/, /^value$/],
    columns: {
      area: /^area code$/,
      period: /^time period$/,
      value: /^value$/,
      lower: /^lower ci 95(?: 0)? limit$/,
      upper: /^upper ci 95(?: 0)? limit$/,
      numerator: /^count$/,
      denominator: /^denominator$/,
      mark: /^value note$/,
    },
    nameFrom: /^indicator name$/,
    marks: {
      'value suppressed for disclosure control due to small count': 'c',
      'value suppressed due to incompleteness of source data': 'x',
      'value cannot be calculated as number of cases is too small': 'c',
      'value missing in source data': 'x',
      'value not published for data quality reasons': 'x',
      'value missing due to small sample size': 'x',
    },
  }),
  kind({
    id: 'statswales-cube',
    name: 'StatsWales data cube',
    headings: [/ itemname eng$/, /^data$/],
    columns: {
      // Health boards and Wales by their GSS code, where the table has it beside StatsWales’ own.
      area: /^(?:area|localhealthboard|healthboard|local health board|organisation) altcode1$/,
      value: /^data$/,
      period: /^(?:year|date|period|quarter|month|financialyear|academicyear) itemname eng$/,
    },
    nameFrom: /^measure itemname eng$/,
  }),
  kind({
    id: 'statswales',
    name: 'StatsWales table',
    headings: [/^data values$/, /^(?:data values notes|data description|notes)$/],
    columns: { value: /^data values$/, mark: /^data values notes$/ },
    nameFrom: /^(?:measure|data description)$/,
  }),
  kind({
    id: 'pxstat',
    name: 'PxStat or JSON-stat table',
    headings: [/^statistic(?: label)?$/, /^tlist [a-z]\d$/, /^value$/],
    columns: { value: /^value$/, period: anyTime },
    nameFrom: /^statistic label$/,
    unitFrom: /^unit$/,
  }),
  kind({
    id: 'json-stat',
    name: 'JSON-stat table',
    headings: [],
    columns: { value: /^value$/, mark: /^status$/, period: anyTime },
    nameFrom: /^(?:statistic|measures?|metric) label$/,
    unitFrom: /^unit$/,
  }),
  kind({
    id: 'ons-series',
    name: 'ONS time series',
    headings: [],
    columns: { area: /^area$/, period: /^period$/, value: /^value$/ },
    nameFrom: /^title$/,
    unitFrom: /^unit$/,
  }),
  kind({
    id: 'phs',
    name: 'Public Health Scotland open data',
    headings: [/^(?:hb|hbr|hbt|ca|hscp|country|nhsboard)(?:20\d\d)?$/, /\Sqf$/],
    columns: { period: anyTime },
    marksEnd: 'qf',
  }),
  kind({
    id: 'ons-cmd',
    name: 'ONS dataset (v4 CSV)',
    headings: [/^v4 \d+$/, /^time$/, /^geography$/],
    columns: {
      value: /^v4 \d+$/,
      period: /^time$/,
      area: /geography code$|^administrative geography$/,
      mark: /^data marking$/,
      lower: /^lower (?:limit|ci|confidence (?:limit|interval))$/,
      upper: /^upper (?:limit|ci|confidence (?:limit|interval))$/,
    },
  }),
  kind({
    id: 'nomis',
    name: 'Nomis CSV',
    headings: [/^geography (?:code|name)$/, /^obs value$/],
    columns: { value: /^obs value$/, period: /^date$/, area: /^geography code$/, mark: /^obs status$/ },
    nameFrom: /^(?:variable|cell|item) name$/,
    // Codes of SDMX: normal; suppressed; missing for another reason.
    marks: { a: '', q: 'c', l: 'x', m: 'x', o: 'x' },
  }),
  kind({
    id: 'ukhsa',
    name: 'UKHSA dashboard data',
    headings: [/^metric$/, /^metric value$/, /^geography code$/, /^date$/],
    columns: {
      value: /^metric value$/,
      period: /^date$/,
      area: /^geography code$/,
      lower: /^lower confidence$/,
      upper: /^upper confidence$/,
      mark: /^in reporting delay period$/,
    },
    nameFrom: /^metric$/,
    // Figures within the delay still rise as reports come in.
    marks: { true: 'p', false: '' },
  }),
  kind({
    id: 'dfe',
    name: 'Explore education statistics CSV',
    headings: [/^time period$/, /^time identifier$/, /^geographic level$/],
    columns: { period: /^time period$/ },
    periodKind: /^time identifier$/,
  }),
  kind({
    id: 'dm01',
    name: 'Diagnostic waiting times (DM01) by provider',
    headings: [/^diagnostic tests?(?: name)?$/, /^total (?:wl|waiting list)$/, /^provider(?: org)? code$/],
    columns: { area: /^provider(?: org)? code$/, period: /^period$/, value: /^total (?:wl|waiting list)$/ },
    figures: 'patients waiting',
    hasOthers: true,
  }),
  kind({
    id: 'cancer-waits',
    name: 'Cancer waiting times by provider',
    headings: [
      /^(?:ods|org|provider)(?: org)? code(?: \d)?$/,
      /^total(?: treated| seen| activity)?$/,
      /^(?:within|treated within|seen within|told within)\b/,
    ],
    columns: {
      area: /^(?:ods|org|provider)(?: org)? code(?: \d)?$/,
      value: /^(?:%|percentage|performance|percent)/,
      numerator: /^(?:within|treated within|seen within|told within)\b/,
      denominator: /^total(?: treated| seen| activity)?$/,
    },
  }),
]
