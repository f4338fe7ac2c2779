import { useId } from 'react'
import type { ColumnSpec } from '#core/imports/column-spec.ts'
import type { Mapping } from '#core/imports/mapping.ts'
import { kindNames } from '#core/imports/read/own-record.ts'
import { columnLetters } from '#core/imports/sheet.ts'
import { type TableId, tableIds, tables } from '#core/imports/tables/registry.ts'
import type { SheetInfo } from '#io/imports/desk.ts'
import { Choice } from '#ui/choice.tsx'
import type { ImportChoices, Importing } from './use-import.ts'

type Props = { readonly sheet: SheetInfo; readonly desk: ImportChoices; readonly importing: Importing }

const none = '-'
const headingsOf = ({ head }: SheetInfo, row: number) => head[row] ?? []

function columnList(sheet: SheetInfo, mapping: Mapping) {
  const width = Math.max(0, ...sheet.head.map((row) => row.length))
  return Array.from({ length: width }, (_, at) => {
    const heading = (headingsOf(sheet, mapping.headerRow)[at] ?? '').trim()
    return { id: String(at), name: `${columnLetters(at)}  ${heading || '(no heading)'}` }
  })
}

function ColumnChoices({
  sheet,
  mapping,
  onChange,
}: {
  sheet: SheetInfo
  mapping: Mapping
  onChange: (mapping: Mapping) => void
}) {
  const list = [{ id: none, name: 'Not in the file' }, ...columnList(sheet, mapping)]
  const choose = (spec: ColumnSpec, id: string) =>
    onChange({
      ...mapping,
      columns: { ...mapping.columns, [spec.id]: id === none ? null : Number(id) },
      wide: spec.id === 'value' && id !== none ? null : mapping.wide,
    })
  const specs = tables[mapping.table].columns
  const lacking = specs.filter(
    (spec) => spec.required && mapping.columns[spec.id] === null && !(spec.id === 'value' && mapping.wide),
  )
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
            onChange={(id) => choose(spec, id)}
            hint={spec.about}
          />
        ))}
        <Choice
          label="Header row"
          value={String(mapping.headerRow)}
          list={sheet.head.map((row, at) => ({
            id: String(at),
            name: `Row ${at + 1}: ${row.filter(Boolean).slice(0, 3).join(', ').slice(0, 40) || '(blank)'}`,
          }))}
          onChange={(id) => onChange({ ...mapping, headerRow: Number(id) })}
        />
        <Choice
          label="Decimal mark"
          value={mapping.decimal}
          list={[
            { id: '.', name: 'Point: 12.5' },
            { id: ',', name: 'Comma: 12,5' },
          ]}
          onChange={(decimal) => onChange({ ...mapping, decimal: decimal === ',' ? ',' : '.' })}
        />
      </div>
    </details>
  )
}

function TextField({
  label,
  value,
  onCommit,
  hint,
}: {
  label: string
  value: string
  onCommit: (text: string) => void
  hint?: string
}) {
  const id = useId()
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input
        // A new value from outside, such as a remembered one, starts the field anew.
        key={value}
        id={id}
        className="input"
        defaultValue={value}
        onBlur={({ target }) => target.value !== value && onCommit(target.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
    </div>
  )
}

/** What the figures of an indicator table are: a guess that is shown, to be put right. */
function AboutFields({ mapping, onChange }: { mapping: Mapping; onChange: (mapping: Mapping) => void }) {
  const { about } = mapping
  const set = (part: Partial<Mapping['about']>) => onChange({ ...mapping, about: { ...about, ...part } })
  const hasPeriods = mapping.columns.period !== null || mapping.wide?.by === 'period'
  return (
    <fieldset className="about">
      <legend className="label">What the figures are</legend>
      <div className="choices">
        <TextField label="Name, as it stands over the map" value={about.name} onCommit={(name) => set({ name })} />
        <Choice
          label="Kind of figures"
          value={about.kind}
          list={Object.entries(kindNames).map(([id, name]) => ({ id, name }))}
          onChange={(kind) => set({ kind: kind as Mapping['about']['kind'] })}
        />
        {about.kind === 'share' || about.kind === 'money' ? null : (
          <TextField
            label="Unit"
            value={about.unit}
            onCommit={(unit) => set({ unit })}
            hint="Such as WTE, machines, days"
          />
        )}
        {hasPeriods ? null : (
          <TextField
            label="Period of all figures"
            value={about.period}
            onCommit={(period) => set({ period })}
            hint="Such as 2024, 2024/25 or 2024-11"
          />
        )}
      </div>
    </fieldset>
  )
}

function Head({ sheet, mapping }: { readonly sheet: SheetInfo; readonly mapping: Mapping | undefined }) {
  const from = mapping?.headerRow ?? 0
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
            {columns.map(({ at, heading }) => (
              <th key={at} scope="col" data-used={used.has(at) || mapping?.wide?.columns.includes(at) || undefined}>
                {heading || columnLetters(at)}
                {used.has(at) ? <small>{used.get(at)}</small> : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(1).map((row, line) => (
            <tr key={from + 1 + line}>
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

/** One table of a file: whether it is imported, as what, and by which columns. */
export function SheetCard({ sheet, desk, importing }: Props) {
  const mapping = desk.mappings[sheet.id]
  const ticked = desk.ticked.includes(sheet.id)
  const title = sheet.name ? `${sheet.file}, sheet ${sheet.name}` : sheet.file
  const setMapping = (next: Mapping) => importing.update({ mappings: { ...desk.mappings, [sheet.id]: next } })
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
              {` ${sheet.reading}, ${sheet.rows.toLocaleString('en-GB')} rows${sheet.hidden ? ', hidden' : ''}${desk.remembered.includes(sheet.id) ? ', columns as last time' : ''}`}
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
      {ticked && mapping ? (
        <>
          {tables[mapping.table].asksAbout ? <AboutFields mapping={mapping} onChange={setMapping} /> : null}
          <ColumnChoices sheet={sheet} mapping={mapping} onChange={setMapping} />
          <Head sheet={sheet} mapping={mapping} />
        </>
      ) : null}
    </article>
  )
}
