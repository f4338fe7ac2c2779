import { type AbsenceReason, absenceWords } from '#core/domain/cell.ts'
import { absenceOf, figureMarkOf, isBelowLimit } from '../figure-text.ts'
import type { MappedSheet } from '../mapping.ts'
import { markIn } from '../published/known.ts'
import { type DataRow, textOf } from '../rows.ts'
import { cellText, type TextForm } from '../sheet.ts'
import { tables } from '../tables/registry.ts'
import { type Decision, type Degree, decision } from './decision.ts'
import { quoted } from './quote.ts'

/** Rows whose figures tell the decimal mark. */
const sampleRows = 5000

/** The texts of the columns that hold numbers. */
function figureTexts({ sheet, mapping }: MappedSheet): readonly string[] {
  const numeric = tables[mapping.table].columns.filter(({ kind }) => kind === 'number' || kind === 'whole')
  const columns = [...numeric.flatMap(({ id }) => mapping.columns[id] ?? []), ...(mapping.wide?.columns ?? [])]
  return sheet.rows
    .slice(mapping.headerRow + 1, mapping.headerRow + 1 + sampleRows)
    .flatMap((row) => columns.map((at) => (row[at] ?? '').trim()))
}

const onlyPoint = /^[+-]?£?(?:\d*\.(?:\d{1,2}|\d{4,})|\d{1,3}(?:,\d{3})+\.\d+|0\.\d+)%?$/
const onlyComma = /^[+-]?(?:\d+,(?:\d{1,2}|\d{4,})|\d{1,3}(?:\.\d{3})+,\d+|0,\d+)%?$/
/** "1,234" and "1.234" may be a thousand and more, or one and a bit. */
const either = /^[+-]?£?\d{1,3}(?:,\d{3})+$|^[+-]?[1-9]\d{0,2}\.\d{3}$/

/**
 * How sure the decimal mark is. Figures that can be read one way only say it; where all may be read both ways it is a guess as soon as the file is
 * written for a country of decimal commas, of which semicolons between columns are the sign.
 */
function degreeOfMark(
  texts: readonly string[],
  mark: string,
  separator: string | undefined,
): readonly [Degree, string] {
  const point = texts.find((text) => onlyPoint.test(text))
  const comma = texts.find((text) => onlyComma.test(text))
  const [own, other] = mark === '.' ? [point, comma] : [comma, point]
  if (other !== undefined)
    return ['guessed', `figures such as ${quoted([other])}${own ? ` beside ${quoted([own])}` : ''}`]
  // "1,2" beside "1,250": a list of notes, or a comma between thousands, may have set the mark for the other.
  const grouped = mark === ',' ? texts.find((text) => /^\d{1,3}(?:,\d{3})+$/.test(text)) : undefined
  if (own !== undefined && grouped !== undefined)
    return ['guessed', `figures such as ${quoted([own])} beside ${quoted([grouped])}, which may be thousands`]
  if (own !== undefined) return ['stated', `figures such as ${quoted([own])}`]
  const open = texts.find((text) => either.test(text))
  if (open === undefined) return [mark === '.' ? 'implied' : 'guessed', 'whole numbers only']
  const isForeign = separator === ';' || mark === ',' || /\.\d{3}$/.test(open)
  return [isForeign ? 'guessed' : 'implied', `figures such as ${quoted([open])}, with a comma between thousands`]
}

/** The decimal mark of the figures. */
export function decimalDecisions(part: MappedSheet): readonly Decision[] {
  const { mapping, sheet } = part
  const [degree, from] = degreeOfMark(figureTexts(part), mapping.decimal, sheet.text?.separator)
  return [
    decision({
      key: 'decimal',
      value: mapping.decimal === '.' ? 'Point: 12.5' : 'Comma: 12,5',
      from,
      degree,
      correction: {
        to: { of: 'mapping', part: 'decimal' },
        value: mapping.decimal,
        from: [
          { id: '.', name: 'Point: 12.5' },
          { id: ',', name: 'Comma: 12,5' },
        ],
      },
    }),
  ]
}

const separatorNames: Readonly<Record<string, string>> = {
  ',': 'Commas',
  ';': 'Semicolons',
  '\t': 'Tabs',
  '|': 'Bars',
}

/** As the browser's decoders know them. */
const encodings = ['UTF-8', 'Windows-1252', 'UTF-16', 'ISO-8859-15', 'macintosh'] as const

const nameOf = (separator: string): string => separatorNames[separator] ?? `“${separator}”`

function degreeOfSeparator({ rivals, saidBy }: TextForm): Degree {
  if (saidBy !== null) return saidBy === 'reader' ? 'chosen' : 'stated'
  return rivals.length > 0 ? 'guessed' : 'implied'
}

/** How the text of a file was taken apart: the mark between its columns and its encoding. */
export function textDecisions({ sheet: { text } }: MappedSheet): readonly Decision[] {
  if (!text) return []
  const marks = [...new Set([...Object.keys(separatorNames), text.separator, ...text.rivals])]
  return [
    decision({
      key: 'separator',
      value: nameOf(text.separator),
      from:
        text.rivals.length > 0
          ? `${text.from}; every line has as many of ${text.rivals.map(nameOf).join(', ')}`
          : text.from,
      degree: degreeOfSeparator(text),
      correction: {
        to: { of: 'text', part: 'separator' },
        value: text.separator,
        from: marks.map((id) => ({ id, name: nameOf(id) })),
      },
    }),
    decision({
      key: 'encoding',
      value: text.encoding,
      from: text.encodingFrom,
      degree: text.isMarked ? 'stated' : 'implied',
      correction: {
        to: { of: 'text', part: 'encoding' },
        value: text.encoding,
        from: encodings.map((name) => ({ id: name, name })),
      },
    }),
  ]
}

/** A mark with what it was taken for, and how often it stands there. */
type Marked = { readonly reason: AbsenceReason; count: number }

/** The marks that stand for missing figures, with what each was taken for. */
class MissingMarks {
  readonly #marks = new Map<string, Marked>()

  /**
   * @param text of a cell that has no figure, or of the reason beside it
   * @param known what the publisher means by it, in the words of every table
   */
  add(text: string, known = text): void {
    const key = text.trim()
    const reason = absenceOf(known) ?? (isBelowLimit(key) ? 'suppressed' : undefined)
    if (!reason) return
    const held = this.#marks.get(key) ?? { reason, count: 0 }
    held.count += 1
    this.#marks.set(key, held)
  }

  decisions(): readonly Decision[] {
    if (this.#marks.size === 0) return []
    const listed = [...this.#marks].sort((a, b) => b[1].count - a[1].count).slice(0, 6)
    const words = listed.map(
      ([text, { reason, count }]) =>
        `${text === '' ? 'blank' : `“${text}”`} ${absenceWords[reason]} (${count.toLocaleString('en-GB')})`,
    )
    // Symbols in brackets are those of the Government Statistical Service; a blank or a star only usually means what it is taken for.
    const isStandard = [...this.#marks.keys()].every((text) => /^\[.+\]$/.test(text))
    return [
      decision({
        key: 'missing',
        value: words.join('; '),
        from: isStandard ? 'symbols of official statistics' : 'usual marks in the cells of figures',
        degree: isStandard ? 'stated' : 'implied',
      }),
    ]
  }
}

/** The marks among figures, each given by its row and its column. */
export function missingDecisions(
  figures: readonly { readonly row: DataRow; readonly column: number }[],
): readonly Decision[] {
  const marks = new MissingMarks()
  for (const { row, column } of figures) {
    const text = cellText(row.part.sheet, row.row, column)
    // The reason for a blank may stand in the column beside it.
    const beside = text === '' && !row.part.mapping.wide ? textOf(row, 'mark') : ''
    if (beside === '' || figureMarkOf(beside)) marks.add(text)
    else marks.add(beside, markIn(row.part.mapping, beside))
  }
  return marks.decisions()
}
