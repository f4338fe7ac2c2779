import type { IndicatorKind } from '#core/domain/indicator.ts'
import { aboutOfColumn, measuredIn } from './about.ts'
import type { MappingPart } from './decisions/decision.ts'
import type { About, Mapping } from './mapping.ts'
import { aboutUnderLine } from './measure-of-parts.ts'
import type { AreaIndex } from './places.ts'
import { decimalIn, proposeAs } from './recognise.ts'
import type { Worksheet } from './sheet.ts'

const notInFile = '-'

/** What is written as name or unit may say what the file does not: "Physicists in post, WTE". */
function aboutWith(about: About, part: 'name' | 'unit', text: string): About {
  const written = { ...about, [part]: text.trim() }
  const measure = about.kind === 'measure' ? measuredIn(text) : null
  if (!measure) return written
  return { ...written, kind: measure.kind, unit: part === 'unit' ? text.trim() : measure.unit || about.unit }
}

const units: Readonly<Partial<Record<IndicatorKind, string>>> = { share: '%', money: '£' }

/** Another kind of figures: what no other kind is counted in goes with the kind. */
function aboutOfKind(about: About, kind: IndicatorKind): About {
  const own = units[kind]
  if (own !== undefined && !about.unit.startsWith(own)) return { ...about, kind, unit: own }
  const isOfOther = own === undefined && (about.unit === '%' || about.unit.startsWith('£'))
  return { ...about, kind, unit: isOfOther ? '' : about.unit }
}

/** Another column for a part of the table; whatever else it was used for has none by now. */
function withColumn(sheet: Worksheet, mapping: Mapping, id: string, at: number | null): Mapping {
  const freed = Object.entries(mapping.columns).map(([each, held]) => [each, held === at ? null : held] as const)
  const columns = { ...Object.fromEntries(freed), [id]: at }
  if (id !== 'value') return { ...mapping, columns }
  // Figures of another column are other figures: what they are is decided anew.
  const wide = at === null ? mapping.wide : null
  return {
    ...mapping,
    columns,
    wide,
    decimal: decimalIn(sheet, mapping.table, mapping.headerRow, columns, wide),
    about: aboutUnderLine({ sheet, mapping }, aboutOfColumn(sheet, mapping.headerRow, columns, wide?.columns)),
  }
}

/**
 * A mapping with one part put right by the reader, and what follows from it decided anew.
 * @param value position of a row or column from 0, a text, or "-" for a column that the file has not
 */
export function revise(
  sheet: Worksheet,
  mapping: Mapping,
  part: MappingPart,
  value: string,
  places: AreaIndex,
): Mapping {
  const { about, table } = mapping
  switch (part) {
    case 'headerRow':
      return proposeAs(sheet, table, places, Number(value))
    case 'remembered':
      return value === 'own' ? proposeAs(sheet, table, places) : mapping
    case 'decimal':
      return { ...mapping, decimal: value === ',' ? ',' : '.' }
    case 'kind':
      return { ...mapping, about: aboutOfKind(about, value as IndicatorKind) }
    case 'period':
      return { ...mapping, about: { ...about, period: value.trim() } }
    case 'name':
    case 'unit':
      return { ...mapping, about: aboutWith(about, part, value) }
    default:
      return withColumn(sheet, mapping, part.slice('column:'.length), value === notInFile ? null : Number(value))
  }
}
