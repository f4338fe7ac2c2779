import {
  measuredIn,
  measuredInUnit,
  measureUnderLine,
  type StatedMeasure,
  sharedMeasure,
  titleAbove,
} from '../about.ts'
import { rivalsOf } from '../figure-columns.ts'
import { headingLikeness } from '../heading-likeness.ts'
import type { About, MappedSheet } from '../mapping.ts'
import { isUnitOpen, measureOfParts } from '../measure-of-parts.ts'
import { isPublishers, publishedWords } from '../published/known.ts'
import { indicatorKindNames } from '../read/own-record.ts'
import { cellText } from '../sheet.ts'
import { tables } from '../tables/registry.ts'
import { type Decision, type Degree, decision } from './decision.ts'
import { columnText, headingText, quoted } from './quote.ts'

/** Words that may say what the figures are, with how sure that is. */
type Source = {
  readonly words: string
  readonly from: string
  readonly degree: Degree
  /** Whether they stand in a column of units. */
  readonly isUnit?: true
}

/** The heading of the figures speaks first, then the title, the name of the sheet and last the name of the file, which may be of anything. */
function sourcesOf({ sheet, mapping }: MappedSheet): readonly Source[] {
  const at = mapping.columns.value ?? null
  const title = titleAbove(sheet, mapping.headerRow)
  const file = sheet.file.replace(/\.[^.]+$/, '').replace(/[_-]+/g, ' ')
  const { name, unit, kind } = publishedWords({ sheet, mapping })
  const ofColumn = (one: typeof name): readonly Source[] =>
    one
      ? [
          {
            words: one.text.replace(/[_\s]+/g, ' ').trim(),
            from: `${headingText(sheet, mapping.headerRow, one.at)}, ${quoted([one.text])} in every row`,
            degree: 'stated',
          },
        ]
      : []
  return [
    ...ofColumn(unit).map((one) => ({ ...one, isUnit: true as const })),
    ...ofColumn(name),
    ...(kind ? [{ words: kind.text, from: `${kind.of}, which are of ${kind.text}`, degree: 'stated' as const }] : []),
    {
      words: cellText(sheet, mapping.headerRow, at),
      from: at === null ? '' : headingText(sheet, mapping.headerRow, at),
      degree: 'stated',
    },
    { words: title, from: `title ${quoted([title])}`, degree: 'implied' },
    { words: sheet.name, from: `name of the sheet ${quoted([sheet.name])}`, degree: 'implied' },
    { words: file, from: `name of the file ${quoted([sheet.file])}`, degree: 'guessed' },
  ]
}

/** What words say of the figures, and which words. */
type Said = { readonly measure: StatedMeasure; readonly source: Source }

const nothingSays: Source = { words: '', from: 'nothing in the file says it', degree: 'guessed' }

/** Units that stand in the words themselves; "cases" and "units" are our word for what is counted. */
const isSpelt = ({ kind, unit }: StatedMeasure): boolean => /^(?:WTE|persons|%|£|per )/.test(unit) || kind === 'share'

/** How sure a unit is. An amount whose words name no pound may be in thousands. */
function degreeOfUnit(measure: StatedMeasure, source: Source): Degree {
  if (measure.unit === '' || (measure.kind === 'money' && !source.words.includes('£'))) return 'guessed'
  return isSpelt(measure) || source.degree !== 'stated' ? source.degree : 'implied'
}

/** What all headings of figures side by side say of them. */
function sharedByHeadings({ sheet, mapping }: MappedSheet) {
  const headings = (mapping.wide?.columns ?? []).map((at) => cellText(sheet, mapping.headerRow, at))
  const measure = sharedMeasure(headings)
  const source = { words: headings.join(' '), from: `headings ${quoted(headings)}`, degree: 'stated' as const }
  return measure ? [{ measure, source }] : []
}

/** What the numerator and the denominator beside the figures say of them. */
function saidByParts(part: MappedSheet): readonly Said[] {
  const measure = measureOfParts(part)
  if (!measure) return []
  const { numerator = null, denominator = null } = part.mapping.columns
  const [upper, lower] = [numerator, denominator].map((at) => columnText(part.sheet, part.mapping.headerRow, at ?? 0))
  const times = measure.kind === 'share' ? '100 times' : measure.unit.replace(/^per (.*)$/, '$1 times')
  const from = `every figure is ${times} ${upper} over ${lower}`
  return [{ measure, source: { words: '', from, degree: 'implied' } }]
}

/** What the reader has written as name or unit tells the kind, where the file leaves it open. */
function saidByReader({ name, unit, kind }: About, isKnown: boolean) {
  const measure = isKnown ? null : (measuredIn(name) ?? measuredIn(unit))
  const from = `what you wrote, ${quoted([measuredIn(name) ? name : unit])}`
  return measure?.kind === kind ? [{ measure, source: { words: name, from, degree: 'implied' as const } }] : []
}

/** Whether figures that should be percent may be fractions: all between 0 and 1, and not all whole. */
const mayBeFractions = (values: readonly number[]): boolean =>
  values.length > 1 && values.every((value) => value >= 0 && value <= 1) && values.some((value) => value % 1 !== 0)

/** What a source says of the figures; nothing where its words tell no measure. */
function toldBy(source: Source): readonly Said[] {
  const measure = source.isUnit ? measuredInUnit(source.words) : measuredIn(source.words)
  return measure ? [{ source, measure }] : []
}

/** What is said in the scale of a line above the table that nothing else speaks of: whether it is meant of these figures is asked. */
function saidUnderLine(part: MappedSheet, said: Said | undefined): Said | undefined {
  const under = measureUnderLine(part, said?.measure ?? null)
  if (!under) return said
  const from = [...(said ? [said.source.from] : []), `line above the table ${quoted([under.line])}`].join(', and ')
  return { measure: under.measure, source: { words: under.line, from, degree: 'guessed' } }
}

/** What the file states beside what it states first, in another unit. */
const statedOtherwise = (told: readonly Said[]): Said | undefined => {
  const [first, ...others] = told.filter(({ source, measure }) => source.degree === 'stated' && isSpelt(measure))
  return others.find(({ measure }) => measure.unit !== first?.measure.unit)
}

/** The unit, with what it is per. Shares that may be fractions are a guess, whatever their heading says. */
function unitDecision(
  { mapping }: MappedSheet,
  said: Said | undefined,
  values: readonly number[],
  other: Said | undefined,
): Decision {
  const { kind, unit } = mapping.about
  const source = said?.measure.kind === kind && said.measure.unit === unit ? said.source : nothingSays
  const isFraction = kind === 'share' && mayBeFractions(values)
  const lacking = 'no words that say it, such as WTE, persons or per 100,000 people'
  const against = other && other.source !== source ? `; ${other.source.from} says ${other.measure.unit}` : ''
  const doubt = isFraction ? '; all figures lie between 0 and 1, where 0.12 may mean 12%' : ''
  return decision({
    key: 'unit',
    value: unit,
    from: unit === '' ? lacking : `${source.from}${doubt}${against}`,
    degree:
      source === nothingSays || isFraction || against !== '' || !said ? 'guessed' : degreeOfUnit(said.measure, source),
    correction: { to: { of: 'mapping', part: 'unit' }, value: unit, from: 'text' },
  })
}

/**
 * What the figures are: their name, their kind, and their unit with what it is per.
 * @param values all figures that could be read
 * @param ofRows what the rows that the reader has chosen say of their figures
 * @param ofFile the name of the figures before rows of them were chosen
 */
export function measureDecisions(
  part: MappedSheet,
  values: readonly number[],
  ofRows: StatedMeasure | null = null,
  ofFile: string = part.mapping.about.name,
): readonly Decision[] {
  const { about } = part.mapping
  const sources = sourcesOf(part)
  const told = sources.flatMap(toldBy)
  const chosen = { words: '', from: 'the rows that you chose', degree: 'stated' } as const
  const words = [...(ofRows ? [{ measure: ofRows, source: chosen }] : []), ...sharedByHeadings(part), ...told]
  const known = words[0] && !isUnitOpen(words[0].measure) ? words : [...saidByParts(part), ...words]
  const [loudest] = [...known, ...saidByReader(about, known.length > 0)]
  const first = saidUnderLine(part, loudest)
  const isOf = (kind: string) => first?.measure.kind === kind
  const named = sources.find(({ words }) => words.toLowerCase().startsWith(ofFile.toLowerCase()) && ofFile !== '')
  const ofRowsToo = about.name === ofFile ? '' : ', and the rows that you chose'
  return [
    decision({
      key: 'name',
      value: about.name,
      from: `${(named ?? nothingSays).from}${ofRowsToo}`,
      degree: (named ?? nothingSays).degree,
      correction: { to: { of: 'mapping', part: 'name' }, value: about.name, from: 'text' },
    }),
    decision({
      key: 'kind',
      value: indicatorKindNames[about.kind],
      from: (isOf(about.kind) && first ? first.source : nothingSays).from,
      degree: (isOf(about.kind) && first ? first.source : nothingSays).degree,
      correction: {
        to: { of: 'mapping', part: 'kind' },
        value: about.kind,
        from: Object.entries(indicatorKindNames).map(([id, name]) => ({ id, name })),
      },
    }),
    unitDecision(part, first, values, statedOtherwise(told)),
  ]
}

const valueSpec = tables.indicator.columns.find(({ id }) => id === 'value')

/** Which column, or which columns side by side, the figures come from. A choice among several columns of numbers is a guess, unless one is headed “value”. */
export function valueDecision(part: MappedSheet): readonly Decision[] {
  const { sheet, mapping } = part
  const { headerRow, columns, wide } = mapping
  const rivals = rivalsOf(part)
  const names = (list: readonly number[]) => list.map((at) => columnText(sheet, headerRow, at)).join(', ')
  const at = columns.value ?? null
  const beside = rivals.length > 0 ? `; numbers stand in ${names(rivals)} too` : ''
  const chosen = wide ? 'side by side' : String(at ?? '-')
  const correction = { to: { of: 'mapping', part: 'column:value' }, value: chosen, from: 'columns' } as const
  if (wide) {
    const what = wide.by === 'period' ? 'a period in each' : 'a group in each'
    return [
      decision({
        key: 'value-column',
        value: `${wide.columns.length} columns side by side, ${what}`,
        from: `headings ${quoted(wide.columns.map((one) => cellText(sheet, headerRow, one)))}${beside}`,
        degree: wide.by === 'period' && rivals.length === 0 ? 'stated' : 'guessed',
        correction,
      }),
    ]
  }
  if (at === null)
    return [
      decision({
        key: 'value-column',
        value: 'none chosen yet',
        from: rivals.length > 0 ? `numbers stand in ${names(rivals)}` : 'no column of numbers',
        degree: 'guessed',
        correction,
      }),
    ]
  const heading = cellText(sheet, headerRow, at)
  const likeness = valueSpec ? headingLikeness(valueSpec, heading) : 0
  const isBetweenLimits = (columns.lower ?? null) !== null && (columns.upper ?? null) !== null
  return [
    decision({
      key: 'value-column',
      value: columnText(sheet, headerRow, at),
      from: `${headingText(sheet, headerRow, at)}${isBetweenLimits ? ', between its limits' : ''}${beside}`,
      degree:
        likeness === 3 || isBetweenLimits || isPublishers(part, 'value')
          ? 'stated'
          : rivals.length > 0
            ? 'guessed'
            : 'implied',
      correction,
    }),
  ]
}

/** What the figures of a table are whose description says so. */
export const describedMeasure = (value: string, from: string): readonly Decision[] => [
  decision({ key: 'unit', value, from, degree: 'stated' }),
]
