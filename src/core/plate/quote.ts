import type { Mark, Status } from '#core/domain/cell.ts'
import { endSentence } from '#core/domain/letters.ts'
import { periodText } from '#core/domain/period.ts'
import { isOwnSource, type Source } from '#core/domain/source.ts'
import { sourceLine } from '#core/domain/source-line.ts'
import { quantityText } from './measure.ts'
import type { Plate, PlateArea } from './plate.ts'
import { cautionsOf } from './trust.ts'

/** Whether a figure may be quoted: as it is, as an estimate, or not at all; with the sentence to copy, or the reason why there is none. */
export type Quote =
  | { readonly may: 'quote' | 'estimate'; readonly text: string }
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
  const caution = claim.caution ? `Caution: ${endSentence(claim.caution)} ` : ''
  const source = `${caution}Source: ${sourceLine(sources) || 'MPCE Atlas'}${derived}.`
  return isEstimate
    ? { may: 'estimate', text: `${endSentence(`Modelled estimate: ${words}`)} ${source}` }
    : { may: 'quote', text: `${endSentence(words)} ${source}` }
}

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

/** Writes the figure of one area as a sentence to copy: measure, place, period, value with unit, interval, completeness, source. */
export function quoteArea(one: PlateArea, plate: Plate): Quote {
  const { cell, area, intervalText, coverageText } = one
  const { measure, trust, marks } = plate
  if (cell.kind === 'absent') return { may: 'not', because: `the figure is missing: ${one.text}` }
  const none = cell.value === 0 && measure.kind !== 'share' ? 'none recorded' : ''
  const asides = [none, intervalText, coverageText && `on record: ${coverageText}`].filter(Boolean)
  const aside = asides.length > 0 ? ` (${asides.join('; ')})` : ''
  return quoteClaim({
    words: `${measure.name}, ${area.name}, ${periodsText(plate)}: ${quantityText(cell.value, measure)}${aside}`,
    statuses: [cell.status],
    marks: baseMarks(marks, [cell.status]),
    sources: trust.sources.filter(({ id }) => one.sources.includes(id)),
    caution: [...cautionsOf(one, trust), ...cautionsOfAll(plate)].join(' '),
  })
}

/** Most cautions in a quotation, the caveat of its message apart: a sentence to copy is read, a page of them is not. */
const mostCautions = 3

/** The first cautions, each once, and how many more stand with the figure. */
function cautionText(texts: readonly string[]): string {
  const all = [...new Set(texts)]
  const more = all.length - mostCautions
  const shown = more > 1 ? all.slice(0, mostCautions) : all
  return [...shown, ...(more > 1 ? [`${more} more cautions stand with the figure.`] : [])].join(' ')
}

/** Writes the finding of a map as a sentence to copy, with the cautions about its figures. */
export function quoteFinding(plate: Plate): Quote {
  const { title, geography, trust, marks, areas } = plate
  const valued = areas.filter(({ cell }) => cell.kind === 'value')
  const statuses = areas.flatMap(({ cell }) => (cell.kind === 'value' ? [cell.status] : []))
  // The finding contains no figure of the overlay, and so none of its sources.
  const used = new Set(areas.flatMap(({ sources }) => sources))
  return quoteClaim({
    words: `${title} (${geography.name}, ${trust.periodText})`,
    statuses,
    marks: baseMarks(marks, statuses),
    sources: used.size > 0 ? trust.sources.filter(({ id }) => used.has(id)) : trust.sources,
    caution: cautionText([...valued.flatMap((one) => cautionsOf(one, trust)), ...cautionsOfAll(plate)]),
  })
}

/** The sources and marks of a panel's figures. */
type QuotedGround = { readonly trust: Plate['trust']; readonly marks: readonly Mark[] }

/**
 * Writes the message of a panel as a sentence to copy, with its subject, what it is quoted with, its caveat and the cautions about its figures.
 * @returns the reason why there is no sentence, where the panel is not drawn or rests on made-up figures
 */
export function quotePanel(panel: QuotedPanel, { trust, marks }: QuotedGround): Quote {
  const { title, subtitle, body, caveat = '', quotedWith = '' } = panel
  if (body === null) return { may: 'not', because: 'there is no figure' }
  const { statuses, sources } = trust
  const words = [`${title} (${subtitle})`, quotedWith].filter(Boolean).join('. ')
  const caution = [caveat, cautionText(trust.cautions.map(({ text }) => text))].filter(Boolean).join(' ')
  return quoteClaim({ words, statuses, marks, sources, caution })
}

type QuotedPanel = {
  readonly title: string
  readonly subtitle: string
  readonly body: unknown
  readonly caveat?: string
  readonly quotedWith?: string
}

/** The marks of the figures themselves, without those of the overlay. */
const baseMarks = (marks: readonly Mark[], statuses: readonly Status[]): readonly Mark[] =>
  marks.filter((mark) => mark === 'what-if' || mark === 'scenario' || statuses.includes(mark))
