import type { Mark, Status } from '#core/domain/cell.ts'
import { capitalise, endSentence } from '#core/domain/letters.ts'
import { periodText } from '#core/domain/period.ts'
import { isOwnSource, type Source } from '#core/domain/source.ts'
import { sourceLine } from '#core/domain/source-line.ts'
import { benchmarkFor } from './benchmark.ts'
import { leadSentence } from './lead.ts'
import { numberText, quantityText } from './measure.ts'
import type { Plate, PlateArea } from './plate.ts'
import { headlineAreas, valuedAreas } from './reading.ts'
import { cautionsOf } from './trust.ts'

/** Whether a figure may be quoted: as it is, as an estimate, or not at all; with the sentence to copy, or the reason why there is none. */
export type Quote =
  | {
      readonly may: 'quote' | 'estimate'
      /** The claim and its source: short enough for a brief. */
      readonly text: string
      /** What has to be said where there is room for it, in sentences; empty for nothing. */
      readonly caution: string
    }
  | { readonly may: 'not'; readonly because: string }

type Claim = {
  /** The claim with value, unit, place and period, without a full stop. */
  readonly words: string
  readonly statuses: readonly Status[]
  readonly marks: readonly Mark[]
  readonly sources: readonly Source[]
  /** Sentences that must accompany the quotation; empty if none. */
  readonly caution?: string
}

/** Most producers named in a quotation; all are named where the sources are. */
const mostProducers = 3

/** The reason why a claim must not be quoted, or null. */
function refusal({ statuses, marks, sources }: Claim): string | null {
  if (statuses.includes('illustrative') || marks.includes('illustrative')) return 'made-up sample, not real data'
  if (marks.includes('what-if')) return 'a what-if, not as things are'
  if (sources.some(isOwnSource)) return 'from a table of your own: quote where you have it from'
  return statuses.length === 0 ? 'there is no figure' : null
}

/** Writes a claim with its source as a sentence to copy, if the figures behind it may be quoted. */
export function quoteClaim(claim: Claim): Quote {
  const because = refusal(claim)
  if (because !== null) return { may: 'not', because }
  const { words, statuses, sources } = claim
  const isEstimate = statuses.includes('modelled')
  const derived = !isEstimate && statuses.includes('derived') ? ', derived in MPCE Atlas' : ''
  const caution = claim.caution ? endSentence(claim.caution) : ''
  const source = `Source: ${sourceLine(sources, mostProducers) || 'MPCE Atlas'}${derived}.`
  return isEstimate
    ? { may: 'estimate', text: `${endSentence(`Modelled estimate: ${words}`)} ${source}`, caution }
    : { may: 'quote', text: `${endSentence(words)} ${source}`, caution }
}

/** The quotation with its cautions, the source last. */
export const cautiousText = ({ text, caution }: Extract<Quote, { readonly text: string }>): string =>
  caution === '' ? text : `${text} Caution: ${caution}`

/** "September 2017", or both periods where numerator and denominator differ. */
function periodsText({ period, perPeriod, change, trust }: Plate): string {
  if (change) return trust.periodText
  const main = periodText(period ?? '')
  return perPeriod === null || perPeriod === period ? main : `${main} over ${periodText(perPeriod)}`
}

/** Cautions that hold for the measure and stand at no area by itself; none where another measure lies over it, to which they may belong. */
function cautionsOfAll({ areas, trust, overlay }: Plate): readonly string[] {
  if (overlay) return []
  const own = new Set(areas.flatMap(({ notes }) => notes))
  return trust.cautions.filter(({ id }) => !own.has(id)).map(({ text }) => text)
}

/** "28% fewer machines than the United Kingdom (0.86)"; empty without a benchmark. */
function besideText({ area, comparison }: PlateArea, { benchmark, measure, change }: Plate): string {
  if (!comparison || !benchmark || change) return ''
  const { cell } = benchmarkFor(benchmark, area.code) ?? benchmark
  return cell.kind === 'value' ? `${comparison.text} (${numberText(cell.value, measure)})` : comparison.text
}

/**
 * Writes the figure of one area as a sentence to copy: measure, place, period, value with unit, interval, completeness, benchmark, gap, source.
 * @param gap "9.5 machines fewer than at the level of the United Kingdom", where one is worked out
 */
export function quoteArea(one: PlateArea, plate: Plate, gap: string | null = null): Quote {
  const { cell, area, intervalText, coverageText } = one
  const { measure, trust, marks } = plate
  if (cell.kind === 'absent') return { may: 'not', because: `the figure is missing: ${one.text}` }
  const none = cell.value === 0 && measure.kind !== 'share' ? 'none recorded' : ''
  const asides = [none, intervalText, coverageText && `on record: ${coverageText}`].filter(Boolean)
  const aside = asides.length > 0 ? ` (${asides.join('; ')})` : ''
  const figure = `${quantityText(cell.value, measure)}${aside}`
  return quoteClaim({
    words: `${measure.name}, ${area.name}, ${periodsText(plate)}: ${[figure, besideText(one, plate), gap].filter(Boolean).join('; ')}`,
    statuses: [cell.status],
    marks: baseMarks(marks, [cell.status]),
    sources: trust.sources.filter(({ id }) => one.sources.includes(id)),
    caution: [...cautionsOf(one, trust), ...cautionsOfAll(plate)].join(' '),
  })
}

/** Most cautions beside a quotation, the caveat of its message apart: a few are read, a page of them is not. */
const mostCautions = 3

/** The first cautions, each once, and how many more stand with the figure. */
function cautionText(texts: readonly string[]): string {
  const all = [...new Set(texts)]
  const more = all.length - mostCautions
  const shown = more > 1 ? all.slice(0, mostCautions) : all
  return [...shown, ...(more > 1 ? [`${more} more cautions stand with the figure.`] : [])].join(' ')
}

/** The finding with its benchmark: "Fewest in South East: 66.0, 25% fewer staff than England (88.3); most in …"; the title where there is none. */
function findingText({ title, measure, geography, trust, benchmark, change, areas, overdispersed }: Plate): string {
  const lead = change ? '' : leadSentence(valuedAreas(areas), benchmark, measure, overdispersed)
  const subject = `${geography.name}, ${trust.periodText}`
  const { passed } = headlineAreas(valuedAreas(areas), measure)
  return lead === ''
    ? `${title} (${subject})`
    : [`${measure.name} (${subject}).`, lead, passed && `${capitalise(passed.words)}.`].filter(Boolean).join(' ')
}

/**
 * Writes the finding of a map as a sentence to copy, with the cautions about its figures beside it.
 * @param gap what would bring the lowest areas to the benchmark, as a sentence; empty where it is not worked out
 */
export function quoteFinding(plate: Plate, gap = ''): Quote {
  const { trust, marks, areas } = plate
  const valued = valuedAreas(areas)
  const statuses = areas.flatMap(({ cell }) => (cell.kind === 'value' ? [cell.status] : []))
  // The finding contains no figure of the overlay, and so none of its sources.
  const used = new Set(areas.flatMap(({ sources }) => sources))
  return quoteClaim({
    words: [endSentence(findingText(plate)), gap].filter(Boolean).join(' '),
    statuses,
    marks: baseMarks(marks, statuses),
    sources: used.size > 0 ? trust.sources.filter(({ id }) => used.has(id)) : trust.sources,
    caution: cautionText([...valued.flatMap((one) => cautionsOf(one, trust)), ...cautionsOfAll(plate)]),
  })
}

/** The sources and marks of a panel's figures. */
type QuotedGround = { readonly trust: Plate['trust']; readonly marks: readonly Mark[] }

/**
 * Writes the message of a panel as a sentence to copy, with its subject and what it is quoted with; its caveat and the cautions about its figures beside it.
 * @returns the reason why there is no sentence, where the panel is not drawn or rests on made-up figures
 */
export function quotePanel(panel: QuotedPanel, { trust, marks }: QuotedGround): Quote {
  const { title, subtitle, body, caveat = '', quotedWith = '', holdsAnyway = false } = panel
  if (body === null) return { may: 'not', because: 'there is no figure' }
  const { statuses, sources } = trust
  const words = [`${title} (${subtitle})`, quotedWith].filter(Boolean).join('. ')
  const caution = [caveat, cautionText(trust.cautions.map(({ text }) => text))].filter(Boolean).join(' ')
  const own = holdsAnyway ? marks.filter((mark) => mark !== 'what-if') : marks
  return quoteClaim({ words, statuses, marks: own, sources, caution })
}

type QuotedPanel = {
  readonly title: string
  readonly subtitle: string
  readonly body: unknown
  readonly caveat?: string
  readonly quotedWith?: string
  readonly holdsAnyway?: boolean
}

/** The marks of the figures themselves, without those of the overlay. */
const baseMarks = (marks: readonly Mark[], statuses: readonly Status[]): readonly Mark[] =>
  marks.filter((mark) => mark === 'what-if' || mark === 'scenario' || statuses.includes(mark))
