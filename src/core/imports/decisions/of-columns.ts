import { counted } from '#core/domain/counted.ts'
import type { ColumnSpec } from '../column-spec.ts'
import { headingLikeness } from '../heading-likeness.ts'
import type { MappedSheet } from '../mapping.ts'
import { periodInHeading } from '../period-in-text.ts'
import { cellText } from '../sheet.ts'
import { type TableId, tables } from '../tables/registry.ts'
import { type Decision, decision } from './decision.ts'
import { columnText, headingText, quoted } from './quote.ts'

/** Columns that have a decision of their own. */
const told: ReadonlySet<string> = new Set(['area', 'period', 'value'])

/** A heading that is only like one that is known is taken by guess. */
const isMisspelt = (spec: ColumnSpec, heading: string): boolean => headingLikeness(spec, heading) === 1

function misspelt({ sheet, mapping }: MappedSheet, { id }: ColumnSpec, at: number): Decision {
  return decision({
    key: 'columns',
    id: `columns:${id}`,
    label: `Column ${id.replaceAll('_', ' ')}`,
    value: columnText(sheet, mapping.headerRow, at),
    from: `${headingText(sheet, mapping.headerRow, at)}, which is like “${id}”`,
    degree: 'guessed',
    correction: { to: { of: 'mapping', part: `column:${id}` }, value: String(at), from: 'columns' },
  })
}

/** Which columns are used for what, by headings that are known; headings that are only like known ones stand by themselves. */
function usedDecisions(part: MappedSheet): readonly Decision[] {
  const { sheet, mapping } = part
  const used = tables[mapping.table as TableId].columns.flatMap((spec: ColumnSpec) => {
    const at = mapping.columns[spec.id] ?? null
    return at === null || (mapping.table === 'indicator' && told.has(spec.id)) ? [] : [{ spec, at }]
  })
  const headingAt = (at: number) => cellText(sheet, mapping.headerRow, at)
  const known = used.filter(({ spec, at }) => !isMisspelt(spec, headingAt(at)))
  const unsure = used.filter(({ spec, at }) => isMisspelt(spec, headingAt(at)))
  const list = unsure.map(({ spec, at }) => misspelt(part, spec, at))
  if (known.length === 0) return list
  const isOwn = known.every(({ spec, at }) => headingLikeness(spec, headingAt(at)) >= 2)
  return [
    decision({
      key: 'columns',
      value: known
        .map(({ spec, at }) => `${spec.id.replaceAll('_', ' ')}: ${headingAt(at) || 'no heading'}`)
        .join('; '),
      from: isOwn ? 'headings that are known' : 'headings, and what the columns hold',
      degree: isOwn ? 'stated' : 'implied',
    }),
    ...list,
  ]
}

/** As many columns as a line has room for. */
const listedColumns = 8

function leftDecisions({ sheet, mapping }: MappedSheet): readonly Decision[] {
  const taken = new Set([...Object.values(mapping.columns), ...(mapping.wide?.columns ?? [])])
  const headings = sheet.rows[mapping.headerRow] ?? []
  const isLeft = (at: number) => !taken.has(at) && cellText(sheet, mapping.headerRow, at) !== ''
  const left = headings.flatMap((_, at) => (isLeft(at) ? [columnText(sheet, mapping.headerRow, at)] : []))
  if (left.length === 0) return []
  const others = left.length - listedColumns
  const isOfPeriod = (at: number) => periodInHeading(cellText(sheet, mapping.headerRow, at)) !== null
  const lacksPeriod = mapping.wide?.by === 'period' && headings.some((_, at) => isLeft(at) && isOfPeriod(at))
  return [
    decision({
      key: 'columns-left',
      value: `${left.slice(0, listedColumns).join(', ')}${others > 0 ? ` and ${counted(others, 'other')}` : ''}`,
      from: lacksPeriod ? 'headings; one of them is a period too' : 'headings that no part of the table needs',
      degree: lacksPeriod ? 'guessed' : 'implied',
    }),
  ]
}

/** Columns that were chosen for an earlier file with the same headings: asked, as two files may share their headings and nothing else. */
function rememberedDecisions({ mapping, sheet }: MappedSheet): readonly Decision[] {
  if (!mapping.remembered) return []
  return [
    decision({
      key: 'remembered',
      value: 'Columns as you chose them then',
      from: `an earlier file with the headings ${quoted((sheet.rows[mapping.headerRow] ?? []).filter(Boolean))}`,
      degree: 'guessed',
      correction: {
        to: { of: 'mapping', part: 'remembered' },
        value: 'then',
        from: [
          { id: 'then', name: 'Columns as you chose them then' },
          { id: 'own', name: 'Columns as this file suggests' },
        ],
      },
    }),
  ]
}

export const columnDecisions = (part: MappedSheet): readonly Decision[] => [
  ...rememberedDecisions(part),
  ...usedDecisions(part),
  ...leftDecisions(part),
]
