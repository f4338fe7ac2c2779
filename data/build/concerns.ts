import { csvFormatRows, csvParse } from 'd3'
import { concernWords } from '#core/imports/tables/concerns.ts'
import { noReportNote } from '#core/watch/watch-words.ts'
import type { Folder } from './folder.ts'

/** The table that the officers of a workforce watch publish, as the Desk screen saves it. */
const table = 'concerns.csv'

const source = 'workforce-watch'
const note = 'no-report'

const record = (period: string) => ({
  id: 'concerns',
  topic: 'staffing',
  name: 'Concerns reported',
  phrase: 'concerns reported',
  kind: 'reports',
  unit: { one: 'concern', many: 'concerns' },
  decimals: 0,
  additive: false,
  polarity: { higher: 'more', lower: 'fewer' },
  dimensions: [
    {
      id: 'kind',
      name: 'Kind of change',
      values: concernWords.map(({ id, name }) => ({ id, name, phrase: id === 'all' ? '' : name.toLowerCase() })),
      initial: 'all',
    },
  ],
  shard: null,
  definition: `Confidential reports of changes that threaten a service, which two officers have counted, by quarter of the change. ${noReportNote}`,
  notes: [note],
  per: [],
  silence: { '*': 'suppressed' },
  initial: { geography: 'itl1', period },
  breaks: [],
})

const kindOf = (text: string): string => concernWords.find(({ name }) => name === text)?.id ?? text

/** The counts as rows of the data package; what is withheld has no figure. */
function cellsOf(text: string) {
  const rows = csvParse(text).map(({ area = '', quarter = '', kind_of_concern: kind = '', concerns = '' }) => {
    const isWithheld = concerns === '[c]'
    return [
      area,
      quarter,
      kindOf(kind),
      isWithheld ? '' : concerns,
      isWithheld ? '' : 'observed',
      isWithheld ? 'suppressed' : '',
      source,
      '',
    ]
  })
  return [['area', 'period', 'kind', 'value', 'status', 'absence', 'source', 'notes'], ...rows]
}

const withRow = (text: string | undefined, row: string[]): string =>
  `${(text ?? '').trimEnd()}\n${csvFormatRows([row])}\n`

/** The data package with what a workforce watch has published as one of its indicators, where there is such a table. */
export function withConcerns(folder: Folder): Folder {
  const text = folder.get(table)
  if (text === undefined) return folder
  const cells = cellsOf(text)
  const period =
    cells
      .slice(1)
      .flatMap(([, one = '']) => one)
      .sort()
      .at(-1) ?? ''
  return new Map([
    ...folder,
    ['indicators/concerns/indicator.json', JSON.stringify(record(period))],
    ['indicators/concerns/cells.csv', `${csvFormatRows(cells)}\n`],
    [
      'sources.csv',
      withRow(folder.get('sources.csv'), [
        source,
        'Workforce watch',
        'Confidential reports, counted',
        period.slice(0, 4),
        '',
        'No open licence stated: cited as facts',
        'the table itself',
      ]),
    ],
    ['notes.csv', withRow(folder.get('notes.csv'), [note, noReportNote, 'caution'])],
  ])
}
