import { expect, test } from 'vitest'
import { guessesIn } from '#core/imports/decisions/decision.ts'
import { seededRandom } from '#core/statistics/random.ts'
import { realPlaces } from './context.ts'
import { longWords, openAndCheck } from './open-and-check.ts'
import { figuresIn } from './published-shape.ts'

/**
 * A property of every import: good tables, changed in ways that mean nothing, give the same figures, or a question, an error or a guess to confirm says
 * why not. `ALIKE_TABLES=5000` tries more.
 */
const tables = Number(process.env.ALIKE_TABLES ?? 150)
const limit = Math.max(600_000, tables * 500)

type Random = () => number
type Line = readonly string[]
type Table = {
  readonly above: readonly Line[]
  readonly heading: Line
  readonly rows: readonly Line[]
  readonly below: readonly Line[]
}
type Written = {
  readonly separator: string
  readonly decimal: string
  readonly ending: string
  readonly form: 'utf8' | 'bom' | 'utf16'
  readonly quoted: boolean
}
type File = { readonly table: Table; readonly written: Written }

const pick = <T>(random: Random, some: readonly T[]): T => some[Math.floor(random() * some.length)] as T
const shuffled = <T>(random: Random, some: readonly T[]): readonly T[] =>
  some
    .map((one) => ({ one, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one)

const plain: Written = { separator: ',', decimal: '.', ending: '\n', form: 'utf8', quoted: false }

/** A table of some areas of one geography over some years, with a heading that says what is measured. */
function goodTable(random: Random): Table {
  const wanted = pick(random, ['itl1', 'nhs_region', 'icb_2023', 'health_board'])
  const areas = realPlaces().geographies.find(({ geography }) => geography.id === wanted)?.areas ?? []
  const some = shuffled(random, areas).slice(0, 4 + Math.floor(random() * 6))
  const years = shuffled(random, ['2019', '2020', '2021', '2022']).slice(0, 1 + Math.floor(random() * 3))
  const byCode = random() < 0.6
  const heading = [
    byCode ? 'Area code' : 'Area',
    ...(byCode ? ['Area name'] : []),
    'Year',
    pick(random, ['WTE', 'Headcount', 'Vacancy rate (%)']),
  ]
  const rows = some.flatMap(({ code, name }) =>
    years.map((year) => {
      const figure = heading.includes('Headcount')
        ? String(20 + Math.floor(random() * 900))
        : (20 + random() * 60).toFixed(1)
      return [...(byCode ? [code, name] : [name]), year, random() < 0.05 ? '[x]' : figure]
    }),
  )
  return { above: [], heading, rows, below: [] }
}

const inTable =
  (change: (table: Table, random: Random) => Table) =>
  (file: File, random: Random): File => ({
    ...file,
    table: change(file.table, random),
  })
const inWriting =
  (written: Partial<Written>) =>
  (file: File): File => ({ ...file, written: { ...file.written, ...written } })

const order = ({ heading }: Table, random: Random) =>
  shuffled(
    random,
    heading.map((_, at) => at),
  )
const mapRows = (table: Table, change: (row: Line, at: number) => Line): Table => ({
  ...table,
  rows: table.rows.map(change),
})
const figureAt = ({ heading }: Table) => heading.findIndex((name) => /WTE|Whole|Headcount|Vacancy/.test(name))

/** Changes that mean nothing, by name. */
const changes: Readonly<Record<string, (file: File, random: Random) => File>> = {
  'columns in another order': inTable((table, random) => {
    const positions = order(table, random)
    const move = (row: Line) => positions.map((at) => row[at] ?? '')
    return { ...mapRows(table, move), heading: move(table.heading) }
  }),
  'rows in another order': inTable((table, random) => ({ ...table, rows: shuffled(random, table.rows) })),
  'a title above': inTable((table) => ({
    ...table,
    above: [['Staff of some places, a made-up table'], [''], ...table.above],
  })),
  'a source and a note below': inTable((table) => ({
    ...table,
    below: [...table.below, [''], ['Source: made up for a test'], ['1. Includes staff on leave.']],
  })),
  'empty lines between': inTable((table, random) => {
    const at = 1 + Math.floor(random() * table.rows.length)
    return { ...table, rows: [...table.rows.slice(0, at), [''], ...table.rows.slice(at)] }
  }),
  'a row twice': inTable((table, random) => ({ ...table, rows: [...table.rows, pick(random, table.rows)] })),
  'a row of totals': inTable((table) => {
    const at = figureAt(table)
    const sum = table.rows.reduce((total, row) => total + (Number(row[at]) || 0), 0)
    const total = table.heading.map((_, column) => (column === 0 ? 'Total' : column === at ? sum.toFixed(1) : ''))
    return { ...table, rows: [...table.rows, total] }
  }),
  'another mark for what is missing': inTable((table, random) => {
    const mark = pick(random, [':', '..', 'n/a', 'not published', 'NA'])
    return mapRows(table, (row) => row.map((text) => (text === '[x]' ? mark : text)))
  }),
  'a mark on a heading': inTable((table, random) => {
    const own = Math.floor(random() * table.heading.length)
    return { ...table, heading: table.heading.map((name, at) => (at === own ? `${name} [note 1]` : name)) }
  }),
  'the unit in words': inTable((table) => ({
    ...table,
    heading: table.heading.map((name) => (name === 'WTE' ? 'Whole-time equivalent' : name)),
  })),
  'years as financial or calendar words': inTable((table) => ({
    ...table,
    heading: table.heading.map((name) => (name === 'Year' ? 'Calendar year' : name)),
  })),
  'capitals and blanks': inTable((table) =>
    mapRows(table, (row) => row.map((text, at) => (at < 2 ? ` ${text.toUpperCase()} ` : text))),
  ),
  'an empty column at the end': inTable((table) => ({
    ...mapRows(table, (row) => [...row, '']),
    heading: [...table.heading, ''],
  })),
  'a column of remarks': inTable((table) => ({
    ...mapRows(table, (row, at) => [...row, at === 1 ? 'checked by phone' : '']),
    heading: [...table.heading, 'Remarks'],
  })),
  'headings again further down': inTable((table) => {
    const at = Math.floor(table.rows.length / 2)
    return { ...table, rows: [...table.rows.slice(0, at), table.heading, ...table.rows.slice(at)] }
  }),
  'former codes': inTable((table) => {
    const former = new Map(
      realPlaces().geographies.flatMap(({ areas }) =>
        areas.flatMap(({ code, codes }) =>
          codes
            .filter((one) => one.relation === undefined || one.relation === 'is')
            .map((one) => [code, one.code] as const),
        ),
      ),
    )
    return mapRows(table, (row) => row.map((text) => former.get(text) ?? text))
  }),
  semicolons: inWriting({ separator: ';' }),
  'semicolons and decimal commas': inWriting({ separator: ';', decimal: ',' }),
  tabs: inWriting({ separator: '\t' }),
  'Windows line ends': inWriting({ ending: '\r\n' }),
  'a byte order mark': inWriting({ form: 'bom' }),
  'UTF-16': inWriting({ form: 'utf16' }),
  'quotes around all': inWriting({ quoted: true }),
}

function bytesOf({ table, written }: File): Uint8Array {
  const { separator, decimal, ending, form, quoted } = written
  const figure = (text: string) => (/^\d+\.\d+$/.test(text) ? text.replace('.', decimal) : text)
  const write = (text: string) =>
    quoted || text.includes(separator) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text
  const lines = [...table.above, table.heading, ...table.rows, ...table.below]
  const text = lines.map((line) => line.map((one) => write(figure(one))).join(separator)).join(ending) + ending
  if (form === 'utf16') {
    const bytes = new Uint8Array(2 + text.length * 2)
    bytes.set([0xff, 0xfe])
    for (let at = 0; at < text.length; at++)
      bytes.set([text.charCodeAt(at) & 0xff, text.charCodeAt(at) >> 8], 2 + at * 2)
    return bytes
  }
  return new TextEncoder().encode(form === 'bom' ? `\ufeff${text}` : text)
}

const open = (file: File) => openAndCheck('staff.csv', bytesOf(file))

test(
  'a good table gives the same figures however it is written, or says why not',
  () => {
    const silent: string[] = []
    let same = 0
    for (let seed = 1; seed <= tables; seed++) {
      const random = seededRandom(seed).next
      const base: File = { table: goodTable(random), written: plain }
      const expected = figuresIn(open(base))?.toSorted()
      const names = shuffled(random, Object.keys(changes)).slice(0, 1 + Math.floor(random() * 3))
      const changed = names.reduce((file, name) => changes[name]?.(file, random) ?? file, base)
      const seen = open(changed)
      const figures = figuresIn(seen)?.toSorted() ?? null
      const isSame = expected !== undefined && JSON.stringify(figures) === JSON.stringify(expected)
      if (isSame) same++
      const guesses = guessesIn(seen.checked?.decisions ?? []).length
      const isSaid = figures === null ? longWords(seen).length > 0 : seen.questions.length > 0 || guesses > 0
      if (!isSame && !isSaid)
        silent.push(
          `${seed}: ${names.join(' + ')}\n${JSON.stringify(expected?.slice(0, 4))}\n${JSON.stringify(figures?.slice(0, 4))}`,
        )
    }
    expect(silent.slice(0, 10)).toEqual([])
    // The property must not hold because nothing is read any more.
    expect(same / tables).toBeGreaterThan(0.5)
  },
  limit,
)
