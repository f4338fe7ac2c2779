import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/**
 * The forty kinds of trouble that files of people's own have, each with two more files of the kind: by the names under which they
 * are tested, or how those begin.
 */
const kinds: Readonly<Record<string, readonly [string, string]>> = {
  'one area of a publisher’s file': ['Fingertips of two authorities under one region', 'Fingertips by sex keeps'],
  'providers under their region': ['providers of a board are no figures', 'a total of all providers beside them'],
  'a row of data for headings': [
    'headings that are not known stand above data',
    'a table without headings is an error',
  ],
  'footnotes and the decimal mark': ['lists of references beside figures', 'points that may part thousands'],
  'settings of another file': ['of a file with the same headings the columns are', 'columns that are the same without'],
  'examples in a template': ['an example that was written over counts', 'an untouched template says that it is empty'],
  'FTE added to headcount': [
    'a column of the type of the figure holds',
    'FTE and headcount in a column that is called',
  ],
  'subtotals counted again': ['all staff and the qualified of them', 'a subtotal among regions is no region'],
  'years with marks': ['years with an r', 'a financial year with a star'],
  'headcount called WTE': ['number of staff is no WTE', 'WTE beside heads'],
  'rates and thousands': ['per 10,000', 'thousands of patients'],
  'counts and rates under one unit': ['numerator, denominator and a percentage', 'of a rate, its limits in words'],
  'percentages and fractions mixed': ['one share without its sign', 'one percentage that is a hundredth'],
  'times of travel': ['hours by a heading of hours', 'seconds are no minutes'],
  'ranges of years': ['three-year ranges of one start', 'a lone range that may be a month'],
  'days of publication': ['the day of release above a table', 'of the date of the data and of the next release'],
  'periods as published': ['quarters of a financial year in two spellings', 'months with two digits of the year'],
  'numbers that stand for none': ['minus ninety-nine among staff', 'a row of sevens is asked about'],
  'shorthand of government': ['signs of missing figures in one column', 'a star behind a figure and [low]'],
  'two measures in one file': [
    'FTE on one sheet and heads on another',
    'tables with the same headings under different',
  ],
  'hidden rows': ['filtered rows of an ODS too', 'a hidden column that is read is named'],
  'code against name': ['one name of many is that of another code', 'nations with exchanged codes'],
  'districts of Northern Ireland': ['a district of 2015 by its name', 'a district of 2015 by its code'],
  'rows without an area': ['a figure whose area is blank', 'a return without its region'],
  'areas lost from boundaries': ['a collection within a collection', 'a null geometry of TopoJSON'],
  cartograms: ['TopoJSON in steps of its grid', 'a picture whose file says that it is in'],
  'parts of one code': ['parts that touch are joined', 'wider areas beside finer ones'],
  'other formats of maps': ['a geodatabase is refused by its name', 'packed as KMZ is read'],
  'workbooks of other programs': ['a workbook with a prefix in every part', 'a strict workbook with dates of ISO'],
  'texts of other programs': ['bars and zero bytes in a list of sites', 'a rare mark within the cells of a table'],
  'headings in several rows': ['three rows of merged headings', 'a row of descriptions below the headings'],
  'notes below a table': ['Crown copyright and a remark', 'numbered notes with numbers in them'],
  'one department under many spellings': ['a department that is written out', 'departments of two towns'],
  'an older file after a newer': ['a file of an older period names', 'a figure that is suppressed now is not gone'],
  'many files at once': ['forty-five returns are opened at once', 'two hundred files are read'],
  'answers of a dashboard': ['UKHSA dashboard: figures of its date', 'UKHSA dashboard: one page of a longer answer'],
  'codes of ODS': ['regions of the NHS by ODS code', 'places within a board by ODS code'],
  'a reason in the next column': ['a reason beside a blank figure', 'a status in words beside figures'],
  'an id beside codes and names': [
    'an id is the code where the properties',
    'codes that stand at areas of several names',
  ],
  'longitudes without their minus': [
    'one longitude of several that lacks',
    'latitude and longitude of sites exchanged',
  ],
}

/** All tests of imports, as text. */
function sources(): string {
  const folders = ['../../core/imports/', '../../state/imports/'].map((path) => new URL(path, import.meta.url))
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.ts') && !path.includes('two-of-each-kind'))
        .map((path) => readFileSync(new URL(path, folder), 'utf8')),
    )
    .join('\n')
}

test('each of forty kinds has two more files of it among the tests', () => {
  const text = sources()
  const names = Object.values(kinds).flat()
  expect(Object.keys(kinds)).toHaveLength(40)
  expect(new Set(names).size).toBe(80)
  expect(names.filter((name) => !text.includes(`'${name}`) && !text.includes(`"${name}`))).toEqual([])
})
