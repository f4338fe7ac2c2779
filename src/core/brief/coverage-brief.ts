import type { CoveragePage } from '#core/coverage/page.ts'
import { markWords } from '#core/domain/cell.ts'
import { inSentence } from '#core/domain/letters.ts'
import { panelsOf } from '#core/explore/panels.ts'
import type { Panel } from '#core/panel/panel.ts'
import { areaHeadline } from '#core/plate/tell-mine.ts'
import { type Brief, briefSources, panelsForBrief } from './brief.ts'

/** Reads the row with this key as pairs of column name and cell text. */
function pairsOf({ table }: Panel, key: string): readonly { readonly term: string; readonly text: string }[] {
  const row = table.rows.find((one) => one.key === key)
  if (!row) return []
  return table.columns.flatMap(({ name }, at) => {
    const text = row.cells[at]?.text ?? ''
    return text === '' ? [] : [{ term: name, text }]
  })
}

function ledgerOf({ panels, plate }: CoveragePage, code: string): Brief['ledger'] {
  const title = 'Staff that coverage takes'
  const region = plate.areas.find(({ area }) => area.code === code)?.area.parents.itl1 ?? code
  const pairs = pairsOf(panels.staff, `range-${region}`)
  if (pairs.length === 0) return { title, text: panels.staff.lacks ?? 'No norm gives a number here.', working: null }
  const [place, , ...rest] = pairs
  const working = rest.pop()
  return {
    title,
    text: `${place?.text}, WTE physicists: ${rest.map(({ term, text }) => `${inSentence(term)} ${text}`).join('; ')}.`,
    working: working ? `${working.term}: ${working.text}` : null,
  }
}

/**
 * Writes the brief of one area of a coverage page. Pure.
 * @throws RangeError when the page has no such area
 */
export function composeCoverageBrief(page: CoveragePage, code: string): Brief {
  const { plate, panels, difference, method } = page
  const one = plate.areas.find(({ area }) => area.code === code)
  if (!one) throw new RangeError(`the page has no area “${code}”`)
  const figures = panelsForBrief(panels)
  const [, ...facts] = pairsOf(panels.gaps, code)
  return {
    code,
    name: one.area.name,
    headline: areaHeadline(one, plate.measure),
    subtitle: plate.subtitle,
    marks: plate.marks.map((mark) => markWords[mark]),
    facts: [...facts, { term: 'Period', text: plate.trust.periodText }, { term: 'Code', text: code }],
    ledger: ledgerOf(page, code),
    alike: {
      title: 'What if',
      text: difference ?? 'Nothing is imagined: sites are as they are on record.',
      method: null,
    },
    map: panelsOf(plate).map,
    panels: figures,
    unknown: [...method, ...plate.trust.cautions.map(({ text }) => text)],
    sources: briefSources(
      plate,
      figures.map((panel) => panel.titled()),
    ),
  }
}
