import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { faultText } from '#core/domain/fault-text.ts'
import { inSentence } from '#core/domain/letters.ts'
import { type TableId, tableIds, tables } from '#core/imports/tables/registry.ts'
import { readGeography } from '#io/files.ts'
import { saveFile } from '#io/save.ts'
import { catalogueQuery } from '#state/queries.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What can be read, with a template for each to start from. */
export function Templates() {
  const catalogue = useQuery(catalogueQuery)
  const [said, setSaid] = useState('')
  const download = async (id: TableId) => {
    try {
      const path = catalogue.data?.geographies.find((one) => one.id === 'itl1')?.path
      const areas = path ? (await readGeography(path)).areas.map(({ name }) => name) : []
      const { templateWorkbook } = await import('#io/workbooks/template.ts')
      const bytes = templateWorkbook(tables[id], areas)
      saveFile({ name: `mpce-atlas-${id}-template.xlsx`, blob: new Blob([bytes as BlobPart], { type: xlsx }) }, 'self')
      setSaid(`Template for ${inSentence(tables[id].name)} saved`)
    } catch (fault) {
      setSaid(faultText(fault))
    }
  }
  return (
    <details className="templates">
      <summary>What can be read, and templates to fill in</summary>
      <ul>
        {tableIds.map((id) => (
          <li key={id}>
            <h3>{tables[id].name}</h3>
            <p>
              One row is {tables[id].row}. {tables[id].becomes}
            </p>
            <details>
              <summary>Columns</summary>
              <dl>
                {tables[id].columns.map((column) => (
                  <div key={column.id}>
                    <dt>
                      {column.id}
                      {column.required ? '' : ' (optional)'}
                    </dt>
                    <dd>{column.about}</dd>
                  </div>
                ))}
              </dl>
            </details>
            <button
              type="button"
              className="button"
              onClick={() => void download(id)}
              aria-label={`Download the template: ${tables[id].name}`}
            >
              Download template
            </button>
          </li>
        ))}
        <li>
          <h3>Boundaries</h3>
          <p>
            GeoJSON or TopoJSON with a code for each shape, such as LAD24CD or ICB24CD. Longitude and latitude or
            British National Grid. Becomes areas that tables with their codes are drawn on.
          </p>
        </li>
      </ul>
      <output className="said">{said}</output>
    </details>
  )
}
