import { tableEndings } from '#core/imports/table-endings.ts'
import { type TableId, tables } from '#core/imports/tables/registry.ts'
import { handToImporter } from '#state/imports/handed.ts'
import { useGo } from '#state/view-context.ts'
import { Field } from '#ui/field.tsx'

/** Tables that coverage is made from, as the registry of imports has them. */
const wanted: readonly TableId[] = ['sites', 'people', 'travel-times']

function TableField({ table }: { readonly table: TableId }) {
  const go = useGo()
  const { noun, columns } = tables[table]
  const words = columns.map(({ id: name, required }) => (required ? name : `${name} (may be missing)`)).join(', ')
  return (
    <Field label={noun} hint={`Columns: ${words}.`}>
      {(labelled) => (
        <input
          {...labelled}
          type="file"
          multiple
          accept={tableEndings}
          onChange={({ target }) => {
            const files = [...(target.files ?? [])]
            if (files.length === 0) return
            handToImporter({ files, table })
            go({ screen: 'import' })
          }}
        />
      )}
    </Field>
  )
}

/** A way into the importer for what coverage is made from; what it keeps stands in the menus above. */
export function OwnTables() {
  return (
    <details className="own-tables">
      <summary>Your own tables</summary>
      <div className="rail-fields">
        <p className="hint">
          They are checked and kept under “Your data”, in this browser only: nothing is sent anywhere, and a link does
          not carry them.
        </p>
        {wanted.map((table) => (
          <TableField key={table} table={table} />
        ))}
      </div>
    </details>
  )
}
