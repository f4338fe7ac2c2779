import { counted } from '#core/domain/counted.ts'
import { lackingColumns } from '#core/imports/lacking-columns.ts'
import type { Mapping } from '#core/imports/mapping.ts'
import { columnLetters } from '#core/imports/sheet.ts'
import { type TableId, tableIds, tables } from '#core/imports/tables/registry.ts'
import type { SheetInfo } from '#io/imports/sheet-info.ts'
import { isNothing } from '#state/imports/first-desk.ts'
import type { LeftParts } from '#state/imports/import-machine.ts'
import { Choice } from '#ui/choice.tsx'
import { columnItems } from './decisions.tsx'
import type { ImportChoices, Importing } from './use-import.ts'

type Props = { readonly sheet: SheetInfo; readonly desk: ImportChoices; readonly importing: Importing }

const none = '-'
/** All columns of the table's description with the column of the file for each, and the first rows of the file as they are. */
function ColumnChoices({
  sheet,
  mapping,
  importing,
}: {
  readonly sheet: SheetInfo
  readonly mapping: Mapping
  readonly importing: Importing
}) {
  const list = columnItems(sheet, mapping.headerRow)
  const specs = tables[mapping.table].columns
  const lacking = lackingColumns(mapping)
  return (
    <details className="columns" open={lacking.length > 0}>
      <summary>
        {lacking.length > 0
          ? `Columns: ${lacking.map(({ id }) => id).join(', ')} still to be chosen`
          : `Columns: ${specs.filter(({ id }) => mapping.columns[id] !== null).length} of ${specs.length} found${mapping.wide ? `, and ${mapping.wide.columns.length} side by side` : ''}`}
      </summary>
      <div className="choices">
        {specs.map((spec) => (
          <Choice
            key={spec.id}
            label={`${spec.id}${spec.required ? '' : ' (optional)'}`}
            value={String(mapping.columns[spec.id] ?? none)}
            list={list}
            onChange={(id) => void importing.choose(sheet.id, `column:${spec.id}`, id)}
            hint={spec.about}
          />
        ))}
      </div>
      <Head sheet={sheet} mapping={mapping} />
    </details>
  )
}

function Head({ sheet, mapping }: { readonly sheet: SheetInfo; readonly mapping: Mapping | undefined }) {
  const from =
    mapping?.headerRow ??
    Math.max(
      0,
      sheet.head.findIndex((row) => row.some(Boolean)),
    )
  const rows = sheet.head.slice(from, from + 5)
  const width = Math.min(30, Math.max(0, ...rows.map((row) => row.length)))
  const used = new Map(
    Object.entries(mapping?.columns ?? {}).flatMap(([id, at]) => (at === null ? [] : [[at, id] as const])),
  )
  const columns = Array.from({ length: width }, (_, at) => ({ at, heading: rows[0]?.[at] ?? '' }))
  return (
    <section className="table-scroll" tabIndex={0} aria-label={`First rows of ${sheet.name || sheet.file}`}>
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">Row</th>
            {columns.map(({ at, heading }) => (
              <th key={at} scope="col" data-used={used.has(at) || mapping?.wide?.columns.includes(at) || undefined}>
                <small>{columnLetters(at)}</small>
                {heading}
                {used.has(at) ? <small>{used.get(at)}</small> : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(1).map((row, line) => (
            <tr key={from + 1 + line}>
              <th scope="row">{from + 2 + line}</th>
              {columns.map(({ at }) => (
                <td key={at}>{(row[at] ?? '').slice(0, 60)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const titleOf = ({ file, name }: SheetInfo): string => (name ? `${file}, sheet ${name}` : file)

/** Whether one of several tables on a sheet has still to be chosen. */
export const isTableAsked = ({ opened, ticked, layer }: ImportChoices): boolean =>
  ticked.length === 0 && layer === null && opened.sheets.some(({ among }) => among)

/** Asks which of several tables on a sheet is meant; each stands below with its first rows. */
export function WhichTable({ desk }: { readonly desk: ImportChoices }) {
  if (!isTableAsked(desk)) return null
  const tables = desk.opened.sheets.filter(({ among }) => among)
  return (
    <section aria-labelledby="which-table">
      <h2 id="which-table">{`Which of the ${tables.length} tables?`}</h2>
      <p>
        A sheet holds several tables. Choose one; the others can follow, each as a table of its own. Tables that are
        parts of one can be ticked together.
      </p>
    </section>
  )
}

/** One part of the files that is still to be imported, with a button that goes on with it. */
function LeftPart({ title, what, onNext }: { readonly title: string; readonly what: string; onNext(): void }) {
  return (
    <li>
      <span>{title}</span>
      <button type="button" className="button" aria-label={`Go on with ${title}`} onClick={onNext}>
        {`Go on with ${what}`}
      </button>
    </li>
  )
}

/** The tables, columns of figures and boundaries of the same files that have not been imported, each with a button that goes on with it. */
export function LeftTables({ left, importing }: { readonly left: LeftParts; readonly importing: Importing }) {
  const { sheets, columns, layers } = left
  if (isNothing(left)) return null
  return (
    <section aria-labelledby="left-tables">
      <h2 id="left-tables">Not imported yet</h2>
      <ul className="left-tables">
        {sheets.map((sheet) => (
          <LeftPart
            key={sheet.id}
            title={`${titleOf(sheet)}${sheet.among ? ` (${sheet.among.range})` : ''}`}
            what="this table"
            onNext={() => void importing.next({ sheet: sheet.id })}
          />
        ))}
        {columns.map(({ sheet, column, heading }) => (
          <LeftPart
            key={`${sheet.id} ${column}`}
            title={`${titleOf(sheet)}: ${heading} (column ${columnLetters(column)})`}
            what="this column"
            onNext={() => void importing.next({ sheet: sheet.id, column })}
          />
        ))}
        {layers.map(({ id, file, areas }) => (
          <LeftPart
            key={`layer ${id}`}
            title={`${file}, ${counted(areas, 'shape')}`}
            what="these boundaries"
            onNext={() => void importing.next({ layer: id })}
          />
        ))}
      </ul>
    </section>
  )
}

/** One table of a file: whether it is imported, as what, and by which columns. */
export function SheetCard({ sheet, desk, importing }: Props) {
  const mapping = desk.mappings[sheet.id]
  const ticked = desk.ticked.includes(sheet.id)
  const title = titleOf(sheet)
  const { among } = sheet
  return (
    <article className="sheet-card" aria-label={title}>
      <header>
        <label className="check">
          <input
            type="checkbox"
            checked={ticked}
            disabled={!mapping}
            onChange={({ target }) =>
              importing.update({
                ticked: target.checked ? [...desk.ticked, sheet.id] : desk.ticked.filter((id) => id !== sheet.id),
                layer: null,
              })
            }
          />
          <span>
            <strong>{title}</strong>
            <span className="hint">
              {` ${among ? `${among.range}, ` : ''}${sheet.reading}, ${sheet.rows.toLocaleString('en-GB')} rows${sheet.hidden ? ', hidden' : ''}`}
            </span>
          </span>
        </label>
        <Choice
          label="Read as"
          value={mapping?.table ?? none}
          list={[
            ...(mapping ? [] : [{ id: none, name: 'Not recognised: choose' }]),
            ...tableIds.map((id) => ({ id, name: tables[id].name })),
          ]}
          onChange={(id) => id !== none && void importing.chooseTable(sheet.id, id as TableId)}
        />
      </header>
      {ticked && mapping ? <ColumnChoices sheet={sheet} mapping={mapping} importing={importing} /> : null}
      {among && !ticked ? <Head sheet={sheet} mapping={mapping} /> : null}
    </article>
  )
}
