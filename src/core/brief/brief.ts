import type { Comparison } from '#core/compare/comparison.ts'
import { absenceWords, markWords, statusWords } from '#core/domain/cell.ts'
import { listText } from '#core/domain/list-text.ts'
import type { Protected } from '#core/domain/protected.ts'
import { panelsOf } from '#core/explore/panels.ts'
import type { Panel } from '#core/panel/panel.ts'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import { rankText } from '#core/plate/rank.ts'
import { areaHeadline } from '#core/plate/tell-mine.ts'
import { alikeMethod, needTopicNames, similarAreas } from './alike.ts'
import { nearRank } from './near-rank.ts'

/** Two pages on one area or group, as plain data: the same input gives the same words. */
export type Brief = {
  readonly code: string
  readonly name: string
  readonly headline: string
  readonly subtitle: string
  readonly marks: readonly string[]
  readonly facts: readonly { readonly term: string; readonly text: string }[]
  /** The difference from what a benchmark or norms would give the area, with the working; or the reason why none can be stated. */
  readonly ledger: { readonly title: string; readonly text: string; readonly working: string | null }
  /** Similar areas, for comparison. */
  readonly alike: { readonly title: string; readonly text: string; readonly method: string | null }
  readonly map: Panel
  readonly panels: readonly Panel[]
  readonly unknown: readonly string[]
  readonly sources: readonly string[]
}

const gapTitle = 'Gap to the benchmark'

/** Panels about a single area that can be drawn, most requested first. */
export const panelsForBrief = (panels: Readonly<Record<string, Panel>>): readonly Panel[] =>
  Object.values(panels)
    .filter(({ inBrief, body, lacks }) => inBrief !== null && body !== null && lacks === null)
    .toSorted((a, b) => (a.inBrief ?? 0) - (b.inBrief ?? 0))

function factsOf(one: PlateArea, { benchmark, trust }: Plate): Brief['facts'] {
  const { cell, intervalText, coverageText, rank, comparison } = one
  const rows: readonly (readonly [string, string | null])[] = [
    ['Interval', intervalText || null],
    ['Rank', rank && `${rankText(rank)} from the largest`],
    ['Compared', comparison?.text ?? null],
    ['Benchmark', benchmark?.text ?? null],
    ['Coverage', coverageText || null],
    ['Status', cell.kind === 'value' ? statusWords[cell.status] : absenceWords[cell.reason]],
    ['Period', trust.periodText || null],
    ['Code', one.area.code],
  ]
  return rows.flatMap(([term, text]) => (text === null ? [] : [{ term, text }]))
}

function ledgerOf(code: string, { ledger }: Comparison): Brief['ledger'] {
  if (!ledger.body) return { title: gapTitle, text: ledger.lacks ?? 'No gap can be worked out.', working: null }
  const line = [...ledger.body.lines, ...ledger.body.groups].find((one) => one.code === code)
  if (!line)
    return { title: gapTitle, text: 'There is no figure of this area, so no gap can be worked out.', working: null }
  const coverage = line.coverageText ? ` Coverage: ${line.coverageText}; what was not counted looks like a gap.` : ''
  return { title: gapTitle, text: `${line.name}: ${line.text}.${coverage}`, working: line.working }
}

function alikeOf(one: PlateArea, { profile }: Comparison, topicNames: readonly string[]): Brief['alike'] {
  const title = 'Areas most like it'
  if (one.area.members)
    return { title, text: 'A group is made by its reader, so it is not likened to areas.', method: null }
  const near = profile.body ? similarAreas(profile.body, one.area.code, topicNames).slice(0, 3) : []
  if (near.length === 0)
    return { title, text: 'Too few measures of need are held for these areas to say which are alike.', method: null }
  const named = near.map(({ name, distance, measures }) => `${name} (${distance.toFixed(2)} over ${measures} measures)`)
  return { title, text: `Most like it in need and setting: ${listText(named)}.`, method: alikeMethod }
}

/** Lists each source of the map and of the figures below it once. */
export function briefSources({ trust }: Plate, figures: readonly Pick<Plate, 'trust'>[]): readonly string[] {
  const cited = [trust, ...figures.map((one) => one.trust)].flatMap(({ sources }) =>
    sources.map(
      ({ publisher, title, year, licence }) => `${publisher}, ${title}${year ? ` (${year})` : ''} [${licence}]`,
    ),
  )
  return [...new Set(cited), trust.boundaryCredit, `MPCE Atlas, data version ${trust.dataVersion}`]
}

function unknownOf(one: PlateArea, { trust }: Plate, { profile }: Comparison): readonly string[] {
  const { code } = one.area
  const missing = (profile.body?.rows ?? []).flatMap(({ measure, cells }) => {
    const cell = cells[code]
    return cell?.kind === 'absent' ? [`${measure.name} (${cell.words})`] : []
  })
  const own = one.cell.kind === 'absent' && one.cell.because ? [`${one.cell.because}.`] : []
  return [
    ...own,
    ...trust.cautions.map(({ text }) => text),
    ...(missing.length > 0 ? [`No figure is held of: ${missing.join('; ')}.`] : []),
  ]
}

/**
 * Writes the brief of one area or group. Pure.
 * @param topics the catalogue's topics, to tell need from service
 * @throws RangeError when the plate has no such area or group
 */
export function composeBrief(
  plate: Protected<Plate>,
  comparison: Comparison,
  code: string,
  topics: readonly { readonly id: string; readonly name: string }[],
): Brief {
  const one = [...plate.areas, ...plate.groups].find(({ area }) => area.code === code)
  if (!one) throw new RangeError(`the plate has no area “${code}”`)
  const own = panelsOf(plate)
  const drawable = panelsForBrief(comparison).slice(0, 2)
  const topicNames = needTopicNames(topics)
  return {
    code,
    name: one.area.name,
    headline: areaHeadline(one, plate.measure),
    subtitle: plate.subtitle,
    marks: plate.marks.map((mark) => markWords[mark]),
    facts: factsOf(one, plate),
    ledger: ledgerOf(code, comparison),
    alike: alikeOf(one, comparison, topicNames),
    map: own.map,
    // A map of one area has no ranking.
    panels: [nearRank(own.ranked, code), ...drawable].filter(({ lacks }) => lacks === null),
    unknown: unknownOf(one, plate, comparison),
    // The profile panel gives the similar areas and the gaps in the record.
    sources: briefSources(
      plate,
      [...drawable, comparison.profile].map((panel) => panel.titled()),
    ),
  }
}
