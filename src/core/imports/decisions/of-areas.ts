import { counted } from '#core/domain/counted.ts'
import { areaColumns, holdersOf } from '../area-column.ts'
import type { CheckContext } from '../draft.ts'
import type { MappedSheet } from '../mapping.ts'
import { type AreaIndex, matchesOf } from '../places.ts'
import { isPublishers } from '../published/known.ts'
import { geographyQuestion, type ResolvedAreas } from '../resolve-areas.ts'
import { cellName, cellText } from '../sheet.ts'
import { type Decision, type Degree, decision } from './decision.ts'
import { columnText, headingText, quoted } from './quote.ts'

/** Rows that tell how two columns of areas go together. */
const sampleRows = 60

/** Whether a column names the areas that are taken, or areas that hold them: then the choice between the two is no guess. */
function isBesideOrAbove(
  part: MappedSheet,
  column: number,
  areas: ResolvedAreas,
  places: AreaIndex,
  taken: number,
): boolean {
  const { sheet, mapping } = part
  return sheet.rows.slice(mapping.headerRow + 1, mapping.headerRow + 1 + sampleRows).every((_, at) => {
    const row = mapping.headerRow + 1 + at
    const code = areas.codes.get(cellText(sheet, row, taken))
    const codes = matchesOf(places, cellText(sheet, row, column)).map((match) => match.code)
    if (code === undefined || codes.length === 0 || codes.includes(code)) return true
    const holders = holdersOf(places, code)
    return codes.some((one) => holders.has(one))
  })
}

/** "9 ITL1 regions, 3 nations": the areas that were found, each under the first geography that has it. */
function kindsOf(codes: readonly string[], areas: ResolvedAreas, places: AreaIndex): string {
  const counts = new Map<string, number>()
  for (const code of codes) {
    const own = (places.byCode.get(code.toUpperCase()) ?? []).map(({ geography }) => geography)
    const first = areas.geographies.find((id) => own.includes(id)) ?? own[0] ?? ''
    counts.set(first, (counts.get(first) ?? 0) + 1)
  }
  const nameOf = (id: string) => places.geographies.find((one) => one.id === id)?.name ?? id
  return [...counts].map(([id, count]) => `${nameOf(id)}: ${count.toLocaleString('en-GB')}`).join('; ')
}

/** How sure the kind of the areas is: by codes, by names that fit one kind only, or by the reader's answer. */
function degreeOfKind(texts: readonly string[], places: AreaIndex, isAnswered: boolean): Degree {
  if (texts.every((text) => places.byCode.has(text.toUpperCase()))) return 'stated'
  return isAnswered ? 'chosen' : 'implied'
}

/**
 * Which column the areas come from, which others name areas too, and of what kind they are.
 * @param column of the table's description
 */
export function areaDecisions(
  part: MappedSheet,
  areas: ResolvedAreas,
  { places, answers }: Pick<CheckContext, 'places' | 'answers'>,
  column = 'area',
): readonly Decision[] {
  const { sheet, mapping } = part
  const at = mapping.columns[column] ?? null
  if (at === null) return []
  // Columns that the table uses for something else are no rivals of this one.
  const used = new Set(Object.values(mapping.columns))
  const others = areaColumns(sheet, mapping.headerRow, places).filter((one) => !used.has(one))
  const idOf = (key: string) => (column === 'area' ? key : `${key}:${column}`)
  const rivals = others.filter((one) => !isBesideOrAbove(part, one, areas, places, at))
  const also = others.map((one) => columnText(sheet, mapping.headerRow, one)).join(', ')
  const first = mapping.headerRow + 1
  const from = `${headingText(sheet, mapping.headerRow, at)}, ${quoted([cellText(sheet, first, at)])} in ${cellName(first, at)}`
  const taken = decision({
    key: 'area-column',
    id: idOf('area-column'),
    value: columnText(sheet, mapping.headerRow, at),
    from: also === '' ? from : `${from}; ${counted(others.length, 'other column')} of areas: ${also}`,
    degree: column === 'area' && isPublishers(part, 'area') ? 'stated' : rivals.length > 0 ? 'guessed' : 'implied',
    correction: { to: { of: 'mapping', part: `column:${column}` }, value: String(at), from: 'columns' },
  })
  const texts = [...areas.codes.keys()]
  if (texts.length === 0) return [taken]
  const degree = degreeOfKind(texts, places, answers[`${column}:${geographyQuestion}`] !== undefined)
  return [
    taken,
    decision({
      key: 'area-kind',
      id: idOf('area-kind'),
      value: kindsOf([...new Set(areas.codes.values())], areas, places),
      from:
        degree === 'stated'
          ? `codes such as ${quoted(texts.slice(0, 1))}`
          : `names such as ${quoted(texts.slice(0, 2))}`,
      degree,
    }),
  ]
}
