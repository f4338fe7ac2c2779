import { layoutWorkbook } from '../layout-workbook.ts'
import type { Case } from './case.ts'
import { handWorkbook } from './hand-workbook.ts'

/** Two English regions with a figure each, under one heading of a measure. */
const two = (heading: string, first: string, second: string, year = '2022'): string =>
  `Region code,Region,Year,${heading}\nE12000008,South East,${year},${first}\nE12000009,South West,${year},${second}\n`
const both = (first: string | number, second: string | number, period = '2022'): readonly string[] => [
  `E12000008 ${period} ${first}`,
  `E12000009 ${period} ${second}`,
]

export const areasAndHeadings: readonly Case[] = [
  {
    name: 'a Fingertips download of one authority is no figure of its region, and keeps its limits',
    file: 'Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 limit,Upper CI 99.8 limit,Count,Denominator,Value note,Recent Trend\n77,Falls of older people,E12000009,South West region (statistical),E06000026,Plymouth,UTLA,Persons,65+ yrs,,,2021,88.5,80.1,97.3,,,390,44000,,\n77,Falls of older people,E12000009,South West region (statistical),E06000026,Plymouth,UTLA,Persons,65+ yrs,,,2022,91,82.4,100.1,,,402,44500,,\n',
    figures: ['E06000026 2021 88.5', 'E06000026 2022 91'],
    says: [/found “Parent Code”.*taken from “Area Code”/],
  },
  {
    name: 'of trusts and their region the trust is the area, and one of several measures is chosen',
    file: 'Year,RegionCode,OrgCode,OrgName,TotalBeds,BedsOccupied,BedsPerCentOccupied\n2022,E40000011,RX1,A trust,1500,1400,93.3\n2022,E40000005,RTH,Another,1100,990,90\n',
    figures: null,
    says: [/Choose the column above/, /found “RegionCode”.*taken from “OrgCode”/],
  },
  {
    name: 'trusts under one region are parts, and what they are is asked',
    file: 'Region,Trust,Year,Linacs\nSouth West,A,2022,9\nSouth West,B,2022,4\nScotland,C,2022,21\n',
    figures: null,
    says: [/They differ in Trust\. What are they\?/],
  },
  {
    name: 'and are added up when that is the answer',
    file: 'Region,Trust,Year,Linacs\nSouth West,A,2022,9\nSouth West,B,2022,4\nScotland,C,2022,21\n',
    answers: { 'rows:Trust': 'sum' },
    figures: ['E12000009 2022 13', 'S92000003 2022 21'],
  },
  {
    name: 'a row of data whose words are known headings is no row of headings',
    file: 'Level,GeogCode,GeogName,Measure,Yr,Obs\nRegion,E12000008,South East,Headcount,2022,410\nRegion,E12000009,South West,Headcount,2022,520\nRegion,S92000003,Scotland,Headcount,2022,98\n',
    figures: ['E12000008 2022 410', 'E12000009 2022 520', 'S92000003 2022 98'],
  },
  {
    name: 'code and name of two areas contradict each other, row by row',
    file: 'Area code,Area name,Year,WTE\nE12000009,South East,2022,61\nE12000008,South West,2022,62\n',
    figures: null,
    says: [/B2 .*“South East”\. Expected South West/, /B3 .*“South West”\. Expected South East/],
  },
  {
    name: 'combined authorities are no regions of the same name',
    file: 'Code,Combined authority,Year,WTE\nE47000002,South Yorkshire,2022,41\nE47000007,West Midlands,2022,42\n',
    figures: null,
    says: [/found “E47000007”.*The atlas has no area of this code/],
  },
  {
    name: 'districts of 2014 are known by code, and none is put on one of 1992',
    file: 'Code,Year,WTE\nN09000002,2022,31\nN09000003,2022,92\n',
    figures: null,
    says: [/found “N09000002”.*an area of another year/, /found “N09000003”/],
  },
  {
    name: 'nor by name: the Belfast beside them is not that of 1992',
    file: 'District,Year,WTE\nBelfast,2022,92\nLisburn and Castlereagh,2022,33\nFermanagh and Omagh,2022,24\n',
    figures: null,
    says: [/“Belfast”.*an area of another year/, /“Lisburn and Castlereagh”.*an area of another year/],
  },
  {
    name: 'PxStat of Northern Ireland: the same, by its column of districts',
    file: 'STATISTIC,Statistic Label,TLIST(A1),Year,LGD2014,Local Government District,UNIT,VALUE\nX,A count,2022,2022,N09000002,Armagh City Banbridge and Craigavon,Number,81\nX,A count,2022,2022,N09000004,Causeway Coast and Glens,Number,74\n',
    figures: null,
    says: [/E2 \(LGD2014\).*an area of another year/],
  },
  {
    name: 'a unit of equipment without its region is an error',
    file: 'Asset,Hospital,Region,Type,Year installed\nCT 1,A,Wales,CT,2017\nCT 2,A,,CT,2019\n',
    figures: null,
    says: [/C3 \(Region\): found “nothing”/],
  },
  {
    name: 'boards by ODS code in a workforce file are the boards of today',
    file: 'Date,NHSE_Region_Code,NHSE_Region_Name,ICS_Code,ICS_Name,Staff_Group_1,Staff_Group_2,FTE\n2024-06,Y60,Midlands,QHL,NHS Birmingham and Solihull Integrated Care Board,Healthcare science,Imaging,210\n2024-06,Y60,Midlands,QJM,NHS Lincolnshire Integrated Care Board,Healthcare science,Imaging,45\n',
    summary: /1 region and 2 integrated care boards|1 regions and 2 integrated care boards/,
    silent: /merged since/,
  },
  {
    name: 'headings in two rows are joined, and of two measures under each year one is asked for',
    file: [
      'two-rows.xlsx',
      layoutWorkbook(
        [
          ['Region', '2021', '', '2022', ''],
          ['', 'FTE', 'Headcount', 'FTE', 'Headcount'],
          ['South East', 61.5, 70, 62.5, 71],
          ['South West', 41.5, 50, 42.5, 51],
        ],
        { merged: ['A1:A2', 'B1:C1', 'D1:E1'] },
      ),
    ],
    figures: null,
    says: [/2021 FTE, 2021 Headcount.*2 rows and were joined/, /different measures/],
  },
  {
    name: 'two rows of headings over codes that the atlas has not are joined too, and each code is named',
    file: [
      'nationals.xlsx',
      layoutWorkbook(
        [
          ['', 'EU', '', 'UK', ''],
          ['Organisation', 'All staff', 'Doctors', 'All staff', 'Doctors'],
          ['03V', 120, 20, 1300, 210],
          ['E12000008', 140, 30, 1500, 260],
        ],
        { merged: ['B1:C1', 'D1:E1'] },
      ),
    ],
    figures: null,
    says: [/EU All staff, EU Doctors, UK All staff, UK Doctors/, /“03V”/],
  },
  {
    name: 'an area merged over rows counts in each of them',
    file: [
      'merged.xlsx',
      layoutWorkbook(
        [
          ['Region', 'Year', 'WTE'],
          ['E12000008', '2021', 61.5],
          ['', '2022', 62.5],
          ['E12000009', '2021', 41.5],
          ['', '2022', 42.5],
        ],
        { merged: ['A2:A3', 'A4:A5'] },
      ),
    ],
    figures: ['E12000008 2021 61.5', 'E12000008 2022 62.5', 'E12000009 2021 41.5', 'E12000009 2022 42.5'],
  },
  {
    name: 'source, signs and numbered notes below a table are no data',
    file: `${two('WTE', '61', '62')},,,\nSource: a census,,,\n[c] = confidential,,,\nFootnotes,,,\n1. Without bank staff,,,\n`,
    figures: both(61, 62),
    says: [/found “4 rows: Source: a census”/],
  },
  {
    name: 'notes in the column of the areas are none either',
    file: 'Area,Year,WTE\nScotland,2022,61\nWales,2022,62\n\nSource: a census\nNotes\n1. Without bank staff\n',
    figures: ['S92000003 2022 61', 'W92000004 2022 62'],
    says: [/found “3 rows: Source: a census”/],
  },
  {
    name: 'a Nomis download: title, period above, signs below, prefixes before names',
    file: '"Annual survey - Employment"\n"ONS Crown Copyright Reserved [from Nomis on 3 June 2024]"\n\n"Date","Jan 2022-Dec 2022"\n\n"Area","mnemonic","number","%","conf"\n"gor:South East","E12000008","4,400,000","77.1","1.2"\n"gor:South West","E12000009","2,700,000","78.4","!"\n\n"! Estimate is not available."\n"- These figures are missing."\n',
    figures: both(4400000, 2700000),
    says: [/Notes below the table are passed over/, /found “%”.*not imported/],
  },
]

export const figuresAndUnits: readonly Case[] = [
  {
    name: 'lists of footnotes set no decimal mark',
    file: 'Code,Region,Year,Value,Notes\nE12000008,South East,2022,"2,345","1,2"\nE12000009,South West,2022,"3,456","2,3"\n',
    figures: both(2345, 3456),
  },
  {
    name: 'nor do bands beside the figures',
    file: 'Code,Region,Year,WTE,Bands\nE12000008,South East,2022,"1,215","5,6"\nE12000009,South West,2022,"2,317","6,7"\n',
    figures: both(1215, 2317),
  },
  {
    name: 'generic headings tell no unit and no name: both are guesses, whatever another file was called',
    file: 'Area code,Area name,Year,Value\nE12000008,South East,2022,23\nE12000009,South West,2022,17\n',
    guesses: ['unit', 'name'],
  },
  {
    name: 'rows of FTE and of headcount in a workforce file are never added',
    file: 'Date,NHSE_Region_Code,Org_code,Org_name,Staff_group_1,Data_type,Total\n2024-03-31,Y60,RX1,A trust,Midwives,FTE,80.5\n2024-03-31,Y60,RX1,A trust,Midwives,Headcount,95\n',
    figures: [
      'E92000001 2024-03-31 midwives 80.5',
      'E92000001 2024-03-31 all 80.5',
      'E40000011 2024-03-31 midwives 80.5',
      'E40000011 2024-03-31 all 80.5',
      'E54000060 2024-03-31 midwives 80.5',
      'E54000060 2024-03-31 all 80.5',
      'RX1 2024-03-31 midwives 80.5',
      'RX1 2024-03-31 all 80.5',
    ],
    says: [/Rows of headcount are left out/],
  },
  {
    name: 'subtotals of staff groups in it are not added to their parts',
    file: 'Date,NHSE_Region_Name,Org_Name,Staff_Group_1,Staff_Group_2,FTE\n2024-03,North West,A,All staff groups,All,90\n2024-03,North West,A,Nurses,Adult,60\n2024-03,North West,A,Nurses,Midwives,30\n',
    figures: [
      'E92000001 2024-03-31 adult 60',
      'E92000001 2024-03-31 midwives 30',
      'E92000001 2024-03-31 all 90',
      'E40000014 2024-03-31 adult 60',
      'E40000014 2024-03-31 midwives 30',
      'E40000014 2024-03-31 all 90',
    ],
    says: [/“All staff groups”.*left out/],
  },
  {
    name: 'headcount is persons, and no WTE',
    file: two('Headcount', '120', '310'),
    figures: both(120, 310),
    measure: 'Headcount, staff, persons',
  },
  {
    name: 'of headcount, FTE and a rate one is asked for',
    file: two('Headcount,FTE,Vacancy rate', '120,104.5,8.1', '310,287.5,9.4'),
    figures: null,
    says: [/found “Headcount, FTE, Vacancy rate”/],
  },
  {
    name: 'per million',
    file: two('Scanners per million', '5.5', '6.5'),
    measure: 'Scanners per million, rate, per million people',
  },
  {
    name: 'per 1000',
    file: two('Rate per 1000 population', '1.5', '1.6'),
    measure: 'Rate per 1000 population, rate, per 1,000 people',
  },
  {
    name: 'thousands of pounds',
    file: two('Agency spend (£000)', '1203', '3110'),
    measure: 'Agency spend (£000), money, £ thousand',
  },
  { name: 'millions of pounds', file: two('Spend (£m)', '12.3', '31.1'), measure: 'Spend (£m), money, £ million' },
  {
    name: 'a rate between its limits is the figure, and the deaths are its numerator',
    file: two('Deaths,"Rate per 100,000",LCL,UCL', '640,131.5,121.2,142.1', '820,128.2,119.6,137.3'),
    figures: both(131.5, 128.2),
    measure: 'Rate per 100,000, rate, per 100,000 people',
  },
  {
    name: 'a count is not taken for the rate that its limits are of',
    file: two('Count,Rate,LCI,UCI', '640,131.5,121.2,142.1', '820,128.2,119.6,137.3'),
    figures: null,
    says: [/the unit of the figures/],
  },
  {
    name: 'one cell without the percent format of its column is an error',
    file: [
      'rates.xlsx',
      handWorkbook({
        Data: [
          ['Area code', 'Year', 'Vacancy rate'],
          ['E12000007', 2022, [0.07, 9]],
          ['E12000008', 2022, 0.12],
          ['E12000009', 2022, [0.09, 9]],
        ],
      }),
    ],
    figures: null,
    says: [/C3 .*Expected a percentage, like the other figures\. Write 0\.12% or 12%/],
  },
  {
    name: 'minutes in cells of a clock are minutes',
    file: [
      'ways.xlsx',
      handWorkbook({
        Data: [
          ['area', 'site', 'minutes'],
          ['E06000026', 'Nowhere', [25 / 1440, 20]],
          ['E06000022', 'Nowhere', [70 / 1440, 20]],
        ],
      }),
    ],
    figures: ['E06000026 2026 any 25', 'E06000022 2026 any 70'],
  },
  {
    name: 'WTE on one sheet and headcount on another are two measures',
    file: [
      'tables.xlsx',
      handWorkbook({
        'Table 1': [
          ['Region code', 'Year', 'WTE'],
          ['E12000008', 2022, 61.5],
          ['E12000009', 2022, 41.5],
        ],
        'Table 2': [
          ['Region code', 'Year', 'Headcount'],
          ['S92000003', 2022, 70],
          ['W92000004', 2022, 50],
        ],
      }),
    ],
    figures: null,
    says: [/Expected the same measure as in Table 1/],
  },
  {
    name: 'rows that a filter hides are asked about',
    file: [
      'filtered.xlsx',
      layoutWorkbook(
        [
          ['Region', 'Year', 'State', 'WTE'],
          ['South East', '2022', 'Final', 61.5],
          ['South East', '2021', 'Draft', 999],
          ['South West', '2022', 'Final', 41.5],
        ],
        { hiddenRows: [3] },
      ),
    ],
    figures: null,
    says: [/hides 1 row by a filter.*Do they count\?|hides 1 row by a filter.*Does it count\?/],
  },
]

const years = (headings: string) =>
  `Region code,Region,${headings}\nE12000008,South East,61,62,63\nE12000009,South West,41,42,43\n`
const threeYears = (...periods: readonly string[]) =>
  periods.flatMap((period, at) => [`E12000008 ${period} ${61 + at}`, `E12000009 ${period} ${41 + at}`])

export const periodsAndMarks: readonly Case[] = [
  {
    name: 'years with marks are years',
    file: years('2020,2021 [note 1],2022p'),
    figures: threeYears('2020', '2021', '2022'),
  },
  {
    name: 'a column beside the years that is none is named',
    file: years('2020/21,2021/22,Change (%)'),
    figures: threeYears('2020/21', '2021/22'),
    says: [/found “Change \(%\)”.*not imported/],
  },
  {
    name: 'an accessible workbook: title, remarks, marked years and shorthand',
    file: [
      'accessible.xlsx',
      handWorkbook({
        Staff: [
          ['Worksheet 2: Full-time equivalent staff by region, 2021 to 2022'],
          ['This worksheet contains one table. Some cells refer to notes.'],
          ['Area code', 'Region', '2021', '2022 [note 2]'],
          ['E12000008', 'South East', 61, '62 [p]'],
          ['E12000009', 'South West', '[c]', '[x]'],
        ],
      }),
    ],
    figures: ['E12000008 2021 61', 'E12000008 2022 62', 'E12000009 2021 suppressed', 'E12000009 2022 not-published'],
  },
  {
    name: 'three-year ranges that overlap are years',
    file: 'Area code,Period,Life expectancy\nE12000008,2009-11,79.5\nE12000008,2010-12,79.8\nE12000008,2012-14,80.4\n',
    figures: ['E12000008 2009-2011 79.5', 'E12000008 2010-2012 79.8', 'E12000008 2012-2014 80.4'],
    says: [/is read as 2009 to 2011/],
  },
  {
    name: 'and are asked about where nothing settles them',
    file: 'Area code,Period,Life expectancy\nE12000008,2009-11,79.5\nE12000009,2009-11,79.8\n',
    figures: null,
    says: [/Which period is “2009-11”/],
  },
  {
    name: 'the day of publication is no period',
    file: 'Published 9 May 2024,,\n"Census: staff in post, 30 September 2023",,\nRegion code,Region,WTE\nE12000008,South East,61\nE12000009,South West,41\n',
    figures: both(61, 41, '2023-09-30'),
  },
  {
    name: 'quarters, financial years and years ending are periods, and FY2024 is asked about',
    file: 'Area code,Period,WTE\nE12000001,2021 to 2022,31\nE12000002,2021/2022,32\nE12000003,21/22,33\nE12000004,Q2 2021/22,34\nE12000005,Year ending March 2022,35\nE12000006,2022-Q2,36\nE12000007,FY2024,37\nE12000008,202122,38\nE12000009,April 2021 - March 2022,39\n',
    answers: { 'period:financial': 'ending' },
    figures: null,
    says: [/Which period is “FY2024”/],
  },
  {
    name: 'without it each is the period that a person reads',
    file: 'Area code,Period,WTE\nE12000001,2021 to 2022,31\nE12000002,2021/2022,32\nE12000003,21/22,33\nE12000004,Q2 2021/22,34\nE12000005,Year ending March 2022,35\nE12000006,2022-Q2,36\nE12000008,202122,38\nE12000009,April 2021 - March 2022,39\n',
    figures: [
      'E12000001 2021/22 31',
      'E12000002 2021/22 32',
      'E12000003 2021/22 33',
      'E12000004 2021-07/2021-09 34',
      'E12000005 2021/22 35',
      'E12000006 2022-04/2022-06 36',
      'E12000008 2021/22 38',
      'E12000009 2021/22 39',
    ],
  },
  {
    name: 'years with blanks about their hyphen',
    file: 'Code,Region,Period,Value\nE12000008,South East,2019 - 21,79.5\nE12000009,South West,2019 - 21,80.5\n',
    figures: both(79.5, 80.5, '2019-2021'),
  },
  {
    name: 'financial years side by side',
    file: years('Financial year 2019/20,Financial year 2020/21,Financial year 2021/22'),
    figures: threeYears('2019/20', '2020/21', '2021/22'),
  },
  {
    name: 'quarters side by side',
    file: years('2022 Q1,2022 Q2,2022 Q3'),
    figures: threeYears('2022-01/2022-03', '2022-04/2022-06', '2022-07/2022-09'),
  },
  {
    name: '-999999999 is asked about',
    file: two('Average change', '1.5', '-999999999'),
    figures: null,
    says: [/What does “-999999999” stand for/],
  },
  {
    name: 'StatsWales: Data is the figure, and a coded absence what the answer says',
    file: 'Area_AltCode1,Area_ItemName_ENG,Year_ItemName_ENG,Data\nW11000023,Betsi Cadwaladr University Health Board,2022,703\nW11000024,Powys Teaching Health Board,2022,-999999999\n',
    answers: { 'missing:-999999999': 'not-published' },
    figures: ['W11000023 2022 703', 'W11000024 2022 not-published'],
  },
  {
    name: 'a full stop is not applicable, and signs that are not known are asked about',
    file: 'Area code,Year,WTE\nE12000006,2022,61.5\nE12000007,2022,.\nE12000008,2022,#\nE12000009,2022,NULL\n',
    answers: { 'missing:#': 'suppressed', 'missing:NULL': 'not-collected' },
    figures: [
      'E12000006 2022 61.5',
      'E12000007 2022 not-applicable',
      'E12000008 2022 suppressed',
      'E12000009 2022 not-collected',
    ],
  },
  {
    name: 'the shorthand of government: [p] and [r] are marks, [low], [w] and [c] are no figures',
    file: 'Area code,Year,WTE\nE12000005,2022,11.5 [p]\nE12000006,2022,[low]\nE12000007,2022,[w]\nE12000008,2022,17 [r]\nE12000009,2022,[c]\n',
    figures: [
      'E12000005 2022 11.5',
      'E12000006 2022 not-published',
      'E12000007 2022 not-published',
      'E12000008 2022 17',
      'E12000009 2022 suppressed',
    ],
  },
  {
    name: 'limits and ranges are suppressed',
    file: 'Area code,Year,WTE\nE12000006,2022,11.5\nE12000007,2022,1-4\nE12000008,2022,≤7\nE12000009,2022,6 or fewer\n',
    figures: [
      'E12000006 2022 11.5',
      'E12000007 2022 suppressed',
      'E12000008 2022 suppressed',
      'E12000009 2022 suppressed',
    ],
    says: [/found “1-4”.*Taken as suppressed/],
  },
  {
    name: 'a figure in round brackets may be negative, as in accounts: the way to write it is said',
    file: two('"Change, WTE"', '(3.5)', '14'),
    figures: null,
    says: [/found “\(3\.5\)”.*-3\.5/],
  },
  {
    name: 'the reason of a blank in the next column is its reason',
    file: 'Data values,Area,Area code,Year,Staff group,Notes,Data values notes\n90.5,Betsi Cadwaladr University Health Board,W11000023,2022,All,,\n40.1,Powys Teaching Health Board,W11000024,2022,All,,r\n,Hywel Dda University Health Board,W11000025,2022,All,,c\n',
    figures: ['W11000023 2022 all 90.5', 'W11000024 2022 all 40.1', 'W11000025 2022 all suppressed'],
  },
  {
    name: 'the answer of the UKHSA dashboard: month and week belong to its date',
    file: [
      'answer.json',
      JSON.stringify({
        count: 2,
        next: null,
        results: [
          {
            geography_type: 'Region',
            geography: 'South East',
            geography_code: 'E12000008',
            metric: 'cases_by_day',
            year: 2023,
            month: 2,
            epiweek: 6,
            date: '2023-02-06',
            metric_value: 21,
          },
          {
            geography_type: 'Region',
            geography: 'South West',
            geography_code: 'E12000009',
            metric: 'cases_by_day',
            year: 2023,
            month: 2,
            epiweek: 6,
            date: '2023-02-06',
            metric_value: 17,
          },
        ],
      }),
    ],
    figures: both(21, 17, '2023-02-06'),
  },
]
