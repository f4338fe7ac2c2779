import type { Case } from './case.ts'

const fingertips =
  'Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Sex,Age,Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Count,Value note\n7,Falls per 100000,E12000009,South West region,E06000026,Plymouth,Persons,All ages,2020 - 22,31.5,28.1,35.2,312,\n7,Falls per 100000,E12000009,South West region,E06000022,Bath and North East Somerset,Persons,All ages,2020 - 22,22.5,19.1,26.2,210,\n'

/** An answer of a PxStat server: two years of two nations, the last figure missing. */
const cube = {
  jsonrpc: '2.0',
  result: {
    class: 'dataset',
    label: 'Staff of some kind',
    id: ['STATISTIC', 'TLIST(A1)', 'NATION'],
    size: [1, 2, 2],
    dimension: {
      STATISTIC: { label: 'Statistic', category: { index: ['S'], label: { S: 'Full-time equivalents' } } },
      'TLIST(A1)': { label: 'Year', category: { index: ['2021', '2022'], label: { 2021: '2021', 2022: '2022' } } },
      NATION: {
        label: 'Nation',
        category: { index: { W92000004: 1, S92000003: 0 }, label: { W92000004: 'Wales', S92000003: 'Scotland' } },
      },
    },
    value: [61.5, 62.5, 63.5, null],
    status: { 3: 'x' },
  },
}

/** One file of each kind that publishers have, with what it is read as. */
export const publishers: readonly (Case & { readonly readAs: string | null })[] = [
  {
    name: 'Fingertips: its name, unit and limits are its own',
    file: fingertips,
    readAs: 'Fingertips CSV',
    figures: ['E06000026 2020-2022 31.5', 'E06000022 2020-2022 22.5'],
    measure: 'Falls per 100000, rate, per 100,000 people',
  },
  {
    name: 'Fingertips: of two indicators in a file one is asked for, and neither names the figures',
    file: `${fingertips}8,Another rate,E12000009,South West region,E06000026,Plymouth,Persons,All ages,2020 - 22,5,4,6,31,\n`,
    readAs: 'Fingertips CSV',
    figures: null,
    says: [/different measures by Indicator Name/],
  },
  {
    name: 'Fingertips: a rate of nothing that is named has no unit till it is said',
    file: fingertips.replaceAll('Falls per 100000', 'A rate'),
    readAs: 'Fingertips CSV',
    figures: null,
    says: [/Expected the unit of the figures/],
  },
  {
    name: 'StatsWales cube',
    file: 'Data,Year_ItemName_ENG,Area_AltCode1,Area_ItemName_ENG\n61,2022,W11000023,Betsi Cadwaladr University Health Board\n62,2022,W11000024,Powys Teaching Health Board\n',
    readAs: 'StatsWales data cube',
    figures: ['W11000023 2022 61', 'W11000024 2022 62'],
  },
  {
    name: 'StatsWales table: the reason of a blank in its own column',
    file: 'Data values,Area,Area code,Year,Notes,Data values notes\n61.5,Powys Teaching Health Board,W11000024,2022,,\n,Hywel Dda University Health Board,W11000025,2022,,c\n',
    readAs: 'StatsWales table',
    figures: ['W11000024 2022 61.5', 'W11000025 2022 suppressed'],
  },
  {
    name: 'PxStat: the period by its label, the name from its statistic',
    file: 'STATISTIC,Statistic Label,TLIST(Q1),Quarter,NATION,Nation,UNIT,VALUE\nA,Full-time equivalents,20231,2023Q1,N92000002,Northern Ireland,Number,81.5\nA,Full-time equivalents,20232,2023Q2,N92000002,Northern Ireland,Number,82.5\n',
    readAs: 'PxStat or JSON-stat table',
    figures: ['N92000002 2023-01/2023-03 81.5', 'N92000002 2023-04/2023-06 82.5'],
    measure: 'Full-time equivalents, staff, WTE',
  },
  {
    name: 'JSON-stat: positions become codes, in the order of their index',
    file: ['staff.json', JSON.stringify(cube)],
    readAs: 'PxStat or JSON-stat table',
    figures: ['S92000003 2021 61.5', 'W92000004 2021 62.5', 'S92000003 2022 63.5', 'W92000004 2022 not-published'],
    measure: 'Full-time equivalents, staff, WTE',
  },
  {
    name: 'JSON-stat of another server: areas, period and unit by what its dimensions hold',
    file: [
      'jobs.json',
      JSON.stringify({
        version: '2.0',
        class: 'dataset',
        label: 'Jobs',
        id: ['geography', 'time', 'measures'],
        size: [2, 1, 1],
        dimension: {
          geography: { label: 'Geography', category: { index: { E12000008: 0, E12000009: 1 } } },
          time: { label: 'Date', category: { index: { 2022: 0 } } },
          measures: {
            label: 'Measures',
            category: { index: { m: 0 }, label: { m: 'Posts' }, unit: { m: { label: 'posts' } } },
          },
        },
        value: [410, 520],
      }),
    ],
    readAs: 'JSON-stat table',
    figures: ['E12000008 2022 410', 'E12000009 2022 520'],
    measure: 'Posts, staff, posts',
  },
  {
    name: 'JSON-stat of version 1: the dimensions hold their order and sizes',
    file: [
      'older.json',
      JSON.stringify({
        dataset: {
          label: 'Staff WTE',
          dimension: {
            id: ['area', 'year'],
            size: [2, 1],
            area: { label: 'Area', category: { index: { W92000004: 0, S92000003: 1 } } },
            year: { label: 'Year', category: { index: { 2022: 0 } } },
          },
          value: [61.5, 41.5],
        },
      }),
    ],
    readAs: 'JSON-stat table',
    figures: ['W92000004 2022 61.5', 'S92000003 2022 41.5'],
  },
  {
    name: 'UKHSA dashboard: one page of a longer answer is said to be one',
    file: [
      'page.json',
      JSON.stringify({
        count: 365,
        next: 'page 2',
        results: [
          {
            geography: 'Wales',
            geography_code: 'W92000004',
            date: '2023-01-09',
            metric: 'beds_used',
            metric_value: 12,
          },
        ],
      }),
    ],
    readAs: 'UKHSA dashboard data',
    figures: ['W92000004 2023-01-09 12'],
    says: [/warning: .*1 record of 365/],
  },
  {
    name: 'Fingertips: the reasons of its own for a blank are known',
    file: `${fingertips}7,Falls per 100000,E12000009,South West region,E06000023,Bristol,Persons,All ages,2020 - 22,,,,,Value suppressed for disclosure control due to small count\n`,
    readAs: 'Fingertips CSV',
    figures: ['E06000026 2020-2022 31.5', 'E06000022 2020-2022 22.5', 'E06000023 2020-2022 suppressed'],
  },
  {
    name: 'a reason for no figure beside a figure contradicts it, which is said',
    file: 'v4_1,Data Marking,Time,administrative-geography,Geography\n81.5,x,2022,E12000008,South East\n71.5,,2022,E12000009,South West\n',
    readAs: 'ONS dataset (v4 CSV)',
    figures: ['E12000008 2022 81.5', 'E12000009 2022 71.5'],
    says: [/warning: .*“x, beside a figure”/],
  },
  {
    name: 'a mark that is not understood beside a figure is said',
    file: 'v4_1,Data Marking,Time,administrative-geography,Geography\n81.5,see page 9,2022,E12000008,South East\n71.5,-,2022,E12000009,South West\n',
    readAs: 'ONS dataset (v4 CSV)',
    figures: ['E12000008 2022 81.5', 'E12000009 2022 71.5'],
    says: [/note: .*A2|note: .*“see page 9, beside a figure”/],
    silent: /“-, beside/,
  },
  {
    name: 'cancer waits without a share: which column is the figure is asked, and none is divided by another',
    file: 'Period,ODS Code (1),Accountable provider (2),Total,Within Standard,Outside Standard\n2023-03,RX1,A,120,90,30\n2023-03,RTH,B,220,198,22\n',
    readAs: 'Cancer waiting times by provider',
    figures: null,
    says: [/Choose the column above/],
  },
  {
    name: 'diagnostic waits of many providers that the atlas has not: they are asked about together',
    file: `Period,Provider Org Code,Provider Org Name,Diagnostic Tests,Total WL\n${['RX1', 'RTH', 'AXG', 'NT3', 'NVC', 'NTP', 'NPG'].map((code, at) => `DM01-MARCH-2023,${code},P ${at},MRI,${120 + at}`).join('\n')}\n`,
    readAs: 'Diagnostic waiting times (DM01) by provider',
    figures: null,
    says: [/5 areas of 7 are none of the atlas: “AXG \(P 2\)”, “NT3 \(P 3\)”, “NVC \(P 4\)”, “NTP \(P 5\)” and others/],
  },
  {
    name: 'and left out together where that is the answer',
    file: `Period,Provider Org Code,Provider Org Name,Diagnostic Tests,Total WL\n${['RX1', 'RTH', 'AXG', 'NT3', 'NVC', 'NTP', 'NPG'].map((code, at) => `DM01-MARCH-2023,${code},P ${at},MRI,${120 + at}`).join('\n')}\n`,
    answers: { 'unknown-areas': '-' },
    readAs: 'Diagnostic waiting times (DM01) by provider',
    figures: ['RX1 2023-03 120', 'RTH 2023-03 121'],
  },
  {
    name: 'Public Health Scotland: the mark behind the figure is its reason, and a date without hyphens a day',
    file: 'Date,HB,HBQF,NumberOfScans,NumberOfScansQF\n20230331,S08000015,,121,\n20230331,S08000016,,,c\n20230331,S92000003,d,522,\n',
    readAs: 'Public Health Scotland open data',
    figures: ['S08000015 2023-03-31 121', 'S08000016 2023-03-31 suppressed', 'S92000003 2023-03-31 522'],
  },
  {
    name: 'ONS dataset: v4_1 is the figure, and its marking the reason',
    file: 'v4_1,Data Marking,calendar-years,Time,administrative-geography,Geography,sex,Sex\n81.5,,2022,2022,E12000008,South East,all,All\n,x,2022,2022,E12000009,South West,all,All\n',
    readAs: 'ONS dataset (v4 CSV)',
    figures: ['E12000008 2022 81.5', 'E12000009 2022 not-published'],
    guesses: ['unit', 'name'],
  },
  {
    name: 'ONS time series: the area of its title, with years and quarters',
    file: '"Title","Employment rate: Wales: %"\n"CDID","AB12"\n"Source dataset ID","XYZ"\n"PreUnit",""\n"Unit","%"\n"Release date","13-08-2023"\n"Important notes",\n"2021","71.5"\n"2022","72.1"\n"2022 Q1","71.8"\n',
    readAs: 'ONS time series',
    figures: ['W92000004 2021 71.5', 'W92000004 2022 72.1', 'W92000004 2022-01/2022-03 71.8'],
    measure: 'Employment rate: Wales: %, share, percent',
  },
  {
    name: 'ONS time series without an area, or several of them: refused, with the way to make a table of it',
    file: '"Title","Employment rate"\n"CDID","AB12"\n"Source dataset ID","XYZ"\n"PreUnit",""\n"Unit","%"\n"Release date","13-08-2023"\n"2021","71.5"\n"2022","72.1"\n',
    readAs: null,
    figures: null,
    says: [/error: .*a time series of the ONS.*columns Area, Period and Value/],
  },
  {
    name: 'Nomis: neither the name of the date nor its measure is a figure',
    file: 'DATE,DATE_NAME,GEOGRAPHY_CODE,GEOGRAPHY_NAME,MEASURES_NAME,OBS_VALUE,OBS_STATUS\n2022,2022,E12000008,South East,Value,81,A\n2022,2022,E12000009,South West,Value,71,A\n',
    readAs: 'Nomis CSV',
    figures: ['E12000008 2022 81', 'E12000009 2022 71'],
  },
  {
    name: 'UKHSA dashboard: figures of its date, provisional while reports come in',
    file: [
      'metric.json',
      JSON.stringify({
        results: [
          ['Wales', 'W92000004', 12, false],
          ['Scotland', 'S92000003', 14, true],
        ].map(([geography, geography_code, metric_value, in_reporting_delay_period]) => ({
          year: 2023,
          month: 1,
          geography,
          geography_code,
          date: '2023-01-09',
          metric: 'beds_used',
          metric_value,
          in_reporting_delay_period,
        })),
      }),
    ],
    readAs: 'UKHSA dashboard data',
    figures: ['W92000004 2023-01-09 12', 'S92000003 2023-01-09 14 own-provisional'],
    withNotes: true,
  },
  {
    name: 'education statistics: an academic year is no financial year',
    file: 'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,headcount\n202122,Academic year,Regional,E92000001,England,E12000008,South East,121\n202122,Academic year,Regional,E92000001,England,E12000009,South West,112\n',
    readAs: 'Explore education statistics CSV',
    figures: ['E12000008 2021-08/2022-07 121', 'E12000009 2021-08/2022-07 112'],
  },
  {
    name: 'diagnostic waits: the provider is the area, and of several columns of numbers the list is a guess',
    file: 'Period,Provider Org Code,Provider Org Name,Diagnostic Tests,Total WL,06 < 07 Weeks,13+ Weeks\nDM01-MARCH-2023,RX1,A,MRI,121,4,1\nDM01-MARCH-2023,RTH,B,MRI,222,5,2\n',
    readAs: 'Diagnostic waiting times (DM01) by provider',
    figures: ['RX1 2023-03 121', 'RTH 2023-03 222'],
    guesses: ['value-column'],
    measure: 'Total WL, people, people',
  },
  {
    name: 'diagnostic waits: the test is asked about before the commissioners, whose patients are then added up',
    file: 'Period,Provider Org Code,Provider Org Name,Commissioner Parent Org Code,Commissioner Org Code,Diagnostic Tests,Total WL,13+ Weeks\nDM01-MARCH-2023,RX1,A,QOQ,42D,MRI,121,4\nDM01-MARCH-2023,RX1,A,QHM,13T,MRI,9,0\nDM01-MARCH-2023,RX1,A,QOQ,42D,CT,222,5\nDM01-MARCH-2023,RX1,A,QHM,13T,CT,8,5\nDM01-MARCH-2023,RX1,A,QOQ,42D,TOTAL,343,9\nDM01-MARCH-2023,RX1,A,QHM,13T,TOTAL,17,5\nDM01-MARCH-2023,RTH,B,QOQ,42D,MRI,7,5\nDM01-MARCH-2023,RTH,B,QOQ,42D,TOTAL,7,5\n',
    answers: { 'rows:Diagnostic Tests': 'keep:MRI', 'rows:Commissioner Parent Org Code': 'sum' },
    readAs: 'Diagnostic waiting times (DM01) by provider',
    figures: ['RX1 2023-03 130', 'RTH 2023-03 7'],
  },
  {
    name: 'diagnostic waits: several tests of one provider are asked about',
    file: 'Period,Provider Org Code,Provider Org Name,Diagnostic Tests,Total WL,13+ Weeks\nDM01-MARCH-2023,RX1,A,MRI,121,4\nDM01-MARCH-2023,RX1,A,CT,222,5\nDM01-MARCH-2023,RX1,A,TOTAL,343,9\n',
    readAs: 'Diagnostic waiting times (DM01) by provider',
    figures: null,
    says: [/They differ in Diagnostic Tests/],
  },
  {
    name: 'cancer waits: the share within the standard, of all',
    file: 'Month,ODS Code,Provider,Total,Within Standard,Breaches,Percentage\n2023-03,RX1,A,120,90,30,75%\n2023-03,RTH,B,220,198,22,90%\n',
    readAs: 'Cancer waiting times by provider',
    figures: ['RX1 2023-03 75', 'RTH 2023-03 90'],
    measure: 'Percentage, share, percent',
  },
  {
    name: 'NHS workforce: known by its headings',
    file: 'Date,NHSE_Region_Code,Org_code,Org_name,Staff_group_1,Data_type,Total\n2024-03-31,Y60,RX1,A trust,Midwives,FTE,80.5\n',
    readAs: 'NHS workforce statistics of NHS England',
  },
]
