import { group } from 'd3'
import { absenceWords } from '#core/domain/cell.ts'
import { endSentence } from '#core/domain/letters.ts'
import { listText } from '#core/domain/list-text.ts'
import { type Period, periodText } from '#core/domain/period.ts'
import { notRanked, type Panel } from '#core/panel/panel.ts'
import { countedInFull } from '#core/plate/chance-words.ts'
import { lowestText } from '#core/plate/lead.ts'
import type { Plate } from '#core/plate/plate.ts'
import { isRanked } from '#core/plate/rank.ts'
import {
  type AreaWithValue,
  headlineAreas,
  isIncomplete,
  isOrderUncertain,
  recordAside,
  someText,
  valuedAreas,
} from '#core/plate/reading.ts'
import type { Resolved } from '#core/plate/resolve.ts'
import type { Comparison } from './comparison.ts'
import { yardsticks } from './funnel-words.ts'
import { lowestOf, mostOwn } from './lowest.ts'
import { type MissingReturns, missingReturnsText } from './missing-returns.ts'
import { alwaysLowest } from './ranking.ts'

/** One line of the answer: a question that is always asked, what the figures say to it, and the panel that shows why. */
export type AnswerLine = {
  readonly question: string
  /** The answer in a word, where it has one. */
  readonly verdict: 'yes' | 'no' | 'cannot be told' | null
  readonly text: string
  /** The panel that shows it; null where that panel has nothing to draw. */
  readonly panel: Panel | null
}

/** Why no area is the lowest. */
const noLowest = ({ measure }: Plate): string =>
  isRanked(measure.kind) ? 'Fewer than two areas have a figure.' : notRanked

const drawn = (panel: Panel): Panel | null => (panel.lacks === null ? panel : null)

function lowestLine(plate: Plate, lowest: readonly AreaWithValue[], ranking: Panel, otherwise: string): AnswerLine {
  const { passed } = headlineAreas(valuedAreas(plate.areas), plate.measure)
  const question = plate.marks.includes('illustrative') ? 'Lowest in the sample' : 'Lowest'
  if (lowest.length === 0) return { question, verdict: null, text: noLowest(plate), panel: drawn(ranking) }
  const over = passed ? `; ${passed.words}` : ''
  const { unit } = plate.measure
  // Other figures of the page may be of other measures.
  const inUnit = unit === '%' ? '' : `, in ${unit}`
  const text = [endSentence(`${lowestText(lowest, plate)}${inUnit}${over}`), otherwise].filter(Boolean).join(' ')
  return { question, verdict: null, text, panel: drawn(ranking) }
}

/**
 * Why no test of chance fits staff and things that have no interval, and what limits their figures instead; empty where an interval is published or the
 * figure is made up or modelled.
 */
function countedNotSampled({ measure, marks }: Plate, lowest: readonly AreaWithValue[]): string {
  const isTested = lowest.some(({ comparison }) => (comparison?.beyondChance ?? null) !== null)
  return marks.length > 0 || isTested ? '' : (countedInFull[measure.kind] ?? '')
}

/** A sentence with a space after it, to stand before another; empty for an empty one. */
const before = (sentence: string): string => (sentence === '' ? '' : `${sentence} `)

/** Whether the ranks leave no doubt of the place of the last. */
function isSurelyLast({ area }: AreaWithValue, { body }: Comparison['ranking']): boolean {
  const span = body?.spans[area.code]
  return span !== undefined && span.lower === span.upper
}

/** What the funnel says of the lowest, where no interval tells. */
function funnelLine(plate: Plate, first: AreaWithValue, funnel: Comparison['funnel'], line: ToLine): AnswerLine {
  const { name } = first.area
  const own = funnel.body?.areas.find(({ code }) => code === first.area.code)
  if (!funnel.body || !own)
    return line(
      'cannot be told',
      countedNotSampled(plate, [first]) || (funnel.lacks ?? `${name} has no count to hold against limits of chance`),
      funnel,
    )
  const by = `${funnel.body.measure.name}, ${funnel.body.overdispersed ? 'overdispersion allowed for' : 'by limits for counts of this size'}`
  if (own.verdict === 'incomplete')
    return line('cannot be told', `The records of ${name} are incomplete${recordAside(first)}`, funnel)
  const isBelow = own.verdict.startsWith('below')
  const text = isBelow
    ? `${name} is ${own.verdict.replace('below', 'below the')} funnel limit (${by})`
    : `${name} is not below the 95% funnel limit (${by})`
  // Staff are placed by decision: for their counts the limits are a yardstick and no test of chance.
  return funnel.body.measure.kind === 'staff'
    ? line('cannot be told', `${text}; ${yardsticks.count.caveat}`, funnel)
    : line(isBelow ? 'yes' : 'no', text, funnel)
}

type ToLine = (verdict: AnswerLine['verdict'], text: string, panel: Panel) => AnswerLine

/** Whether the lowest is below the benchmark by more than chance; `cannot be told` with the reason wherever the method does not hold. */
function chanceLine(plate: Plate, lowest: readonly AreaWithValue[], { ranking, funnel }: Comparison): AnswerLine {
  const question = 'More than chance?'
  const line: ToLine = (verdict, text, panel) => ({
    question,
    verdict,
    text: endSentence(text),
    panel: drawn(panel),
  })
  const [first] = lowest
  const { benchmark } = plate
  if (!first) return line('cannot be told', noLowest(plate), ranking)
  if (lowest.length > 1)
    return line(
      'cannot be told',
      isOrderUncertain(lowest)
        ? `${before(countedNotSampled(plate, lowest))}Unlike boundaries leave open which of ${listText(lowest.map(({ area }) => area.name))} is lowest`
        : `${lowest.length} areas have the same figure`,
      ranking,
    )
  const { name } = first.area
  if (!benchmark)
    // Without one the question is whether another area could be lower.
    return isSurelyLast(first, ranking)
      ? line('yes', alwaysLowest(name), ranking)
      : line('cannot be told', 'There is no benchmark to differ from', ranking)
  if (first.comparison && first.comparison.direction !== 'below')
    return line('no', `${name} is not below ${benchmark.name}`, ranking)
  const beyond = first.comparison?.beyondChance ?? null
  const limits = plate.overdispersed ? '95% limits that allow for overdispersion' : 'its 95% interval'
  if (beyond !== null)
    return beyond
      ? line(
          'yes',
          `${name} is below ${benchmark.name} by more than ${limits} allow${plate.overdispersed ? '' : 's'}`,
          ranking,
        )
      : line(
          'no',
          `${limits.replace(/^its/, `${name}’s`)} ${plate.overdispersed ? 'hold' : 'spans'} ${benchmark.name}`,
          ranking,
        )
  return funnelLine(plate, first, funnel, line)
}

function gapLine(plate: Plate, lowest: readonly AreaWithValue[], { ledger }: Comparison): AnswerLine {
  const question = plate.benchmark ? `To reach ${plate.benchmark.name}` : 'To reach the benchmark'
  if (!ledger.body) return { question, verdict: null, text: endSentence(ledger.lacks ?? ''), panel: null }
  const { lines } = ledger.body
  const own =
    lowest.length > mostOwn ? [] : lowest.flatMap(({ area }) => lines.find(({ code }) => code === area.code) ?? [])
  const text = [...own.map(({ name, text: gap }) => `${name}: ${gap}`), ledger.title].join('. ')
  return { question, verdict: null, text: endSentence(text), panel: ledger }
}

/** The areas without a figure by reason: "Wales and Scotland (not published)". */
function missingText({ areas }: Plate): string {
  const absent = areas.flatMap(({ area, cell }) => (cell.kind === 'absent' ? [{ area, reason: cell.reason }] : []))
  const reasons = [...group(absent, ({ reason }) => absenceWords[reason])].map(
    ([reason, group]) => [reason, group.map(({ area }) => area.name)] as const,
  )
  return listText(reasons.map(([reason, names]) => `${someText(names)} (${reason})`))
}

function completenessLine(
  plate: Plate,
  lowest: readonly AreaWithValue[],
  { certainty, ranking }: Comparison,
  returns: MissingReturns | null,
): AnswerLine {
  const valued = valuedAreas(plate.areas)
  const covered = valued.filter(({ cell }) => cell.coverage)
  const partial = valued.filter(({ cell }) => isIncomplete(cell))
  const missing = missingText(plate)
  const records =
    covered.length === 0
      ? 'how many of those asked have answered is not published'
      : partial.length === 0
        ? `records of ${covered.length === valued.length ? 'all of them' : `${covered.length} of them`} are complete`
        : `records are incomplete in ${partial.length}: ${someText(partial.map(({ area, coverageText }) => `${area.name} (${coverageText})`))}`
  const [only] = lowest.length === 1 ? lowest : []
  const change = returns ? missingReturnsText(returns, only?.area.code ?? null) : ''
  const have = `${valued.length} of ${plate.areas.length} areas ${valued.length === 1 ? 'has' : 'have'} a figure`
  return {
    question: 'How complete?',
    verdict: null,
    text: [endSentence(`${have}; ${records}${missing === '' ? '' : `. No figure: ${missing}`}`), change]
      .filter(Boolean)
      .join(' '),
    panel: drawn(certainty) ?? drawn(ranking),
  }
}

/** What an answer says besides what is in the comparison. */
export type AnswerExtras = {
  /** What the missing returns could change; null where that is not worked out. */
  readonly returns?: MissingReturns | null
  /** Which area is lowest over other denominators. */
  readonly otherwise?: string
  /** What a rate that is not standardised cannot tell. */
  readonly crude?: string
  /** The earlier of two periods where the reader asks for the change between them; what follows the change is of the later one. */
  readonly changeFrom?: Period | null
}

/** Says of events over people that age alone makes areas differ; empty for other measures. */
export function crudeText({ main, per }: Resolved): string {
  const isCrude = main.indicator.kind === 'events' && per?.indicator.kind === 'people'
  return isCrude ? 'It is a crude rate: areas whose people are older or younger differ by that alone.' : ''
}

/** The change that the reader came with, before what is said of one period. */
function changeLine({ change }: Comparison, from: Period, to: Period): AnswerLine {
  const text = endSentence(change.lacks ?? change.title)
  return { question: `Change, ${periodText(from)} to ${periodText(to)}`, verdict: null, text, panel: drawn(change) }
}

/**
 * The four lines that an adviser reads first: which area is lowest, whether that is more than chance, what it takes to reach the benchmark, and how complete
 * the records are, with what the missing ones could change; before them the change between two periods, where it was asked for. Nothing in them is calculated anew: each is read from the plate or from a panel of the comparison.
 */
export function answerOf(
  plate: Plate,
  comparison: Comparison,
  { returns = null, otherwise = '', crude = '', changeFrom = null }: AnswerExtras = {},
): readonly AnswerLine[] {
  const lowest = lowestOf(plate)
  const chance = chanceLine(plate, lowest, comparison)
  const isChange = changeFrom !== null && plate.period !== null
  const first = lowestLine(plate, lowest, comparison.ranking, otherwise)
  return [
    ...(isChange ? [changeLine(comparison, changeFrom, plate.period)] : []),
    isChange ? { ...first, question: `${first.question}, ${periodText(plate.period)} alone` } : first,
    crude === '' || chance.verdict !== 'yes' ? chance : { ...chance, text: `${chance.text} ${crude}` },
    gapLine(plate, lowest, comparison),
    completenessLine(plate, lowest, comparison, returns),
  ]
}
