import { normalise } from '#core/domain/normalise.ts'
import type { MappingPart } from '#core/imports/decisions/decision.ts'
import { headingsKeyOf, type Mapping } from '#core/imports/mapping.ts'
import { tableSpecOf } from '#core/imports/tables/registry.ts'
import type { Opened } from '#io/imports/desk.ts'
import type { SheetInfo } from '#io/imports/sheet-info.ts'
import type { Remembered } from '#io/shelf/database.ts'
import type { ShelfList } from '#io/shelf/shelf.ts'
import type { ImportChoices, LeftParts } from './import-machine.ts'
import { freshTarget, newTarget, policyOf } from './target.ts'

/** The name of figures without its periods, in which the files of several years differ. */
const bareName = (mapping: Mapping | null): string => normalise((mapping?.about.name ?? '').replace(/[\d/–-]+/g, ' '))

/** Whether figures of two files may be of one measure: tables of figures tell it by their names, others by what they are. */
const isOfSame = (one: SheetInfo, other: SheetInfo): boolean =>
  one.mapping?.table === other.mapping?.table &&
  (one.file === other.file || one.mapping?.table !== 'indicator' || bareName(one.mapping) === bareName(other.mapping))

/**
 * The sheets that go together: those that hold the same table as the first that can be seen and is known, with figures of the same name. Of several
 * tables on one sheet the reader says which is meant.
 */
function firstTicked(sheets: readonly SheetInfo[]): readonly number[] {
  const whole = sheets.filter(({ mapping, hidden, among }) => mapping && !hidden && !among)
  const [first] = whole
  return first ? whole.filter((one) => isOfSame(first, one)).map(({ id }) => id) : []
}

/** What the figures of another column are, as the worker that has the file decides it. */
type Revise = (sheet: number, mapping: Mapping, part: MappingPart, value: string) => Promise<Mapping>

/**
 * The columns as last time, where the headings are those of last time. What the figures are, their period, the decimal mark and the row of the
 * headings are the file's own: two files with the same headings may hold different figures. Columns that differ from those that the file suggests
 * are marked; where the figures are taken from another column, that column says what they are.
 */
export async function mappingAsBefore(
  { id, mapping }: SheetInfo,
  known: Remembered | undefined,
  revise: Revise,
): Promise<Mapping | null> {
  if (!known || !mapping) return mapping
  const { table, columns, wide } = known.mapping
  const isOfTable = table === mapping.table
  if (isOfTable && JSON.stringify([columns, wide]) === JSON.stringify([mapping.columns, mapping.wide])) return mapping
  const value = columns.value ?? null
  const isOther = isOfTable && value !== null && value !== mapping.columns.value
  const { about } = isOther ? await revise(id, mapping, 'column:value', String(value)) : mapping
  return { ...mapping, table, columns, wide, about, remembered: true }
}

/**
 * How each sheet is read, with the columns as last time where its headings are those of last time.
 * @param remembered what is remembered of a row of headings
 */
export const mappingsAsBefore = (
  sheets: readonly SheetInfo[],
  remembered: (headings: string) => Promise<Remembered | undefined>,
  revise: Revise,
): Promise<readonly (Mapping | null)[]> =>
  Promise.all(
    sheets.map(async (sheet) => {
      const key = headingsKeyOf(sheet.head[sheet.mapping?.headerRow ?? 0] ?? [])
      return mappingAsBefore(sheet, await remembered(key).catch(() => undefined), revise)
    }),
  )

/**
 * What is proposed for files that have just been opened.
 * @param proposed how each sheet is read
 * @param list what this browser keeps, to find the dataset that this is the next version of
 */
export function firstImportChoices(
  opened: Opened,
  proposed: readonly (Mapping | null)[],
  files: readonly string[],
  list: ShelfList | null,
): ImportChoices {
  const { sheets, layers } = opened
  const mappings: Record<number, Mapping> = {}
  for (const [at, sheet] of sheets.entries()) {
    const mapping = proposed[at]
    if (mapping) mappings[sheet.id] = mapping
  }
  const ticked = firstTicked(sheets)
  const [firstLayer] = layers
  const layer = firstLayer && ticked.length === 0 ? firstLayer.id : null
  const table = layer === null ? mappings[ticked[0] ?? -1]?.table : 'boundaries'
  const file = layer === null ? sheets.find(({ id }) => id === ticked[0])?.file : firstLayer?.file
  const figures = layer === null ? mappings[ticked[0] ?? -1]?.about.name : undefined
  const target = newTarget(list, table ?? 'indicator', file ?? files[0] ?? 'file', figures)
  return {
    opened,
    ticked,
    layer,
    mappings,
    answers: {},
    edits: [],
    struck: [],
    target,
    policy: policyOf(list, target),
  }
}

/** Columns of figures of a sheet that imports have taken, with the one that is chosen now. */
function takenOf({ mappings, imported = {} }: ImportChoices, sheet: number): readonly number[] {
  const [before, now] = [imported[sheet] ?? [], mappings[sheet]?.columns.value ?? null]
  return now === null ? before : [...before, now]
}

/** The other columns of figures of a table that is imported by itself. */
function leftColumns(desk: ImportChoices): LeftParts['columns'] {
  const { opened, ticked, mappings, layer } = desk
  const [id, other] = ticked
  const sheet = opened.sheets.find((one) => one.id === id)
  const mapping = mappings[id ?? -1]
  if (!sheet || !mapping || other !== undefined || layer !== null) return []
  const { figures = [] } = sheet
  if (mapping.table !== 'indicator' || mapping.wide !== null) return []
  const taken = new Set([...takenOf(desk, sheet.id), ...Object.values(mapping.columns)])
  return figures
    .filter((column) => !taken.has(column))
    .map((column) => ({ sheet, column, heading: sheet.head[mapping.headerRow]?.[column] ?? '' }))
}

/**
 * What an import leaves of its files: boundaries, tables that are known, to be seen, and not the version before, and the other columns of figures of
 * the table.
 */
export const leftAfter = (desk: ImportChoices): LeftParts => {
  const { opened, ticked, mappings, layer } = desk
  // A sheet of notes beside known tables is none; a file of which nothing is known may be one that its areas are wanting for.
  const known = new Set(opened.sheets.flatMap(({ id, file }) => (mappings[id] ? [file] : [])))
  return {
    sheets: opened.sheets.filter(
      ({ id, file, hidden, isKept }) =>
        (mappings[id] || !known.has(file)) && !hidden && !isKept && (layer !== null || !ticked.includes(id)),
    ),
    columns: leftColumns(desk),
    layers: opened.layers.filter(({ id }) => id !== layer),
  }
}

/** Whether an import takes all of its files. */
export const isNothing = ({ sheets, columns, layers }: LeftParts): boolean =>
  sheets.length + columns.length + layers.length === 0

/**
 * What an import leaves, as it is read by what is known since. A table that the reader has named stays what it was named, and one that was imported is
 * read as it was: its other columns may follow.
 */
export function renewedAfter(
  desk: ImportChoices,
  sheets: readonly SheetInfo[],
  proposed: readonly (Mapping | null)[],
): ImportChoices {
  const mappings = { ...desk.mappings }
  for (const [at, { id }] of sheets.entries()) {
    if (desk.layer === null && desk.ticked.includes(id)) continue
    const [fresh, before] = [proposed[at], mappings[id]]
    if (fresh && (!before || before.table === fresh.table)) mappings[id] = fresh
  }
  const byId = new Map(sheets.map((sheet) => [sheet.id, sheet]))
  const renewed = desk.opened.sheets.map((sheet) => (sheet.isKept ? sheet : (byId.get(sheet.id) ?? sheet)))
  return { ...desk, opened: { ...desk.opened, sheets: renewed }, mappings }
}

/** A table, a column of figures of the table before, or the boundaries of a file, by number. */
export type NextPart = { readonly sheet: number; readonly column?: number } | { readonly layer: number }

/** Answers about the areas of a table hold for each of its columns. */
const aboutAreas = (answers: ImportChoices['answers']): ImportChoices['answers'] =>
  Object.fromEntries(Object.entries(answers).filter(([id]) => id.startsWith('area:') || id.startsWith('code-name:')))

/**
 * What is proposed for the next part of files of which one has been imported: nothing of the one before is carried over, but what was answered about
 * the areas of the same table.
 * @param part the table, the column or the boundaries that follow
 */
export function nextDesk(before: ImportChoices, part: NextPart, list: ShelfList | null): ImportChoices {
  const sheet = 'sheet' in part ? part.sheet : null
  const column = 'sheet' in part ? part.column : undefined
  const left = leftAfter(before)
  const table = sheet === null ? 'boundaries' : (before.mappings[sheet]?.table ?? 'indicator')
  // The name of the file is known by now, as that of the table before.
  const target = tableSpecOf(table)?.replaces ? newTarget(list, table, '') : freshTarget(list, table)
  return {
    ...before,
    opened: {
      ...before.opened,
      sheets: column === undefined ? left.sheets : before.opened.sheets,
      layers: left.layers,
    },
    imported: sheet === null || column === undefined ? {} : { [sheet]: takenOf(before, sheet) },
    // What it is has to be said first, where it is not known.
    ticked: sheet === null || !before.mappings[sheet] ? [] : [sheet],
    layer: 'layer' in part ? part.layer : null,
    answers: column === undefined ? {} : aboutAreas(before.answers),
    edits: [],
    struck: [],
    agreedLoss: null,
    target,
    policy: policyOf(list, target),
  }
}

/** How the tables are read when a column of one of them follows: what its figures are is decided anew. */
export async function columnTaken(
  { mappings }: ImportChoices,
  part: NextPart,
  revise: Revise,
): Promise<ImportChoices['mappings']> {
  if (!('sheet' in part) || part.column === undefined) return mappings
  const mapping = mappings[part.sheet]
  if (!mapping) return mappings
  return { ...mappings, [part.sheet]: await revise(part.sheet, mapping, 'column:value', String(part.column)) }
}
