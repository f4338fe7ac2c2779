import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Topology } from 'topojson-specification'
import { decodeDataset } from '#core/catalogue/columns.ts'
import type { Catalogue, IndicatorFile } from '#core/catalogue/schemas.ts'
import { topologyPathOf } from '#core/catalogue/topology-path.ts'
import { panelsOf } from '#core/explore/panels.ts'
import { compareVersions } from '#core/imports/compare.ts'
import type { Draft, Target } from '#core/imports/draft.ts'
import { mergeCatalogue } from '#core/imports/merge-catalogue.ts'
import { specOf } from '#core/imports/tables/registry.ts'
import { composePlate } from '#core/plate/compose.ts'
import { datasetsOf, resolveView } from '#core/plate/resolve.ts'
import { defaultView } from '#core/view/view.ts'
import { mapDrawing } from '#figures/map/map-drawing.tsx'
import { shapesOf } from '#figures/map/shapes.ts'
import { PanelFigure } from '#figures/panel/panel-figure.tsx'
import { plainSheet } from '#figures/sheet.ts'
import { themes } from '#figures/theme.ts'
import { readVersionFiles } from '#io/shelf/shelf.ts'
import { catalogueQuery, geographyQuery, topologyQuery } from '#state/queries.ts'
import { DataTable } from '#ui/data-table.tsx'
import { WithheldList } from './withheld.tsx'

/** The map as it would be, made by the same path as the one on the first screen. */
function PreviewMap({ draft, catalogue, theme }: { draft: Draft; catalogue: Catalogue; theme: 'light' | 'dark' }) {
  const merged = useMemo(() => mergeCatalogue(catalogue, [draft.entry]), [catalogue, draft])
  const [indicator] = draft.entry.indicators
  const resolved = useMemo(
    () =>
      indicator
        ? resolveView(
            { ...defaultView, indicator: indicator.id, per: null, geography: indicator.initial.geography },
            merged,
          )
        : null,
    [indicator, merged],
  )
  const listed = merged.geographies.find(({ id }) => id === resolved?.geography.id)
  const geography = useQuery({ ...geographyQuery(listed?.path ?? ''), enabled: listed !== undefined })
  const path = resolved ? topologyPathOf(merged, resolved.geography.id) : ''
  const topology = useQuery({ ...topologyQuery(path), enabled: path !== '' })
  const figure = useMemo(() => {
    if (!resolved || !geography.data || !topology.data) return null
    const datasets = datasetsOf(resolved).flatMap((key) => {
      const [id, shard = '*'] = key.split('/')
      const at = merged.indicators.find((one) => one.id === id)?.files[shard]?.path
      const file = at === undefined ? undefined : draft.files[at]
      return file ? [[key, decodeDataset(file as IndicatorFile)] as const] : []
    })
    const { areas } = geography.data
    const plate = composePlate(resolved, {
      catalogue: merged,
      areas,
      datasets: new Map(datasets),
      sites: null,
      library: null,
    })
    return { plate, shapes: shapesOf(topology.data as Topology, plate.geography, areas) }
  }, [resolved, geography.data, topology.data, merged, draft])
  if (!figure || figure.shapes.areas.size === 0) return null
  return (
    <figure className="preview-map" aria-label={`Preview: ${figure.plate.title}`}>
      <PanelFigure
        panel={panelsOf(figure.plate).map}
        drawing={mapDrawing}
        plate={figure.plate}
        shapes={figure.shapes}
        theme={themes[theme]}
        sheet={plainSheet(860)}
        imprint={{ date: 'preview, not accepted', permalink: 'not published' }}
      />
    </figure>
  )
}

function Differences({ draft, target }: { readonly draft: Draft; readonly target: Target }) {
  const last = target.version - 1
  const before = useQuery({
    queryKey: ['version-files', target.dataset, last],
    queryFn: () => readVersionFiles(target.dataset, last),
    enabled: last >= 1,
    retry: false,
  })
  const compared = useMemo(
    () => (before.data ? compareVersions(before.data, Object.values(draft.files)) : null),
    [before.data, draft],
  )
  if (!compared) return null
  const count = (n: number) => n.toLocaleString('en-GB')
  return (
    <>
      <p>{`Against version ${last}: ${count(compared.new)} new, ${count(compared.changed)} changed, ${count(compared.gone)} gone, ${count(compared.same)} as before.`}</p>
      {compared.listed.length > 0 ? (
        <details>
          <summary>What is new, changed and gone</summary>
          <DataTable
            caption={`The first ${compared.listed.length} differences`}
            columns={[
              { id: 'what', name: 'What', numeric: false, cell: ({ kind }) => kind },
              {
                id: 'where',
                name: 'Where',
                numeric: false,
                cell: ({ area, period, group }) => [area, period, group].filter(Boolean).join(', '),
              },
              { id: 'indicator', name: 'Indicator', numeric: false, cell: ({ indicator }) => indicator },
              { id: 'before', name: 'Before', numeric: true, cell: (one) => one.before },
              { id: 'after', name: 'After', numeric: true, cell: (one) => one.after },
            ]}
            rows={compared.listed}
            keyOf={({ indicator, area, period, group }) => `${indicator}|${area}|${period}|${group}`}
          />
        </details>
      ) : null}
    </>
  )
}

/** What would be on the map, and what would be otherwise than before. Nothing of it counts yet. */
export function Preview({
  draft,
  target,
  theme,
}: {
  readonly draft: Draft
  readonly target: Target
  readonly theme: 'light' | 'dark'
}) {
  const catalogue = useQuery(catalogueQuery)
  const replaces = specOf(draft.table)?.replaces
  return (
    <section aria-labelledby="preview-heading">
      <h2 id="preview-heading">Preview</h2>
      <ul className="summary">
        {draft.summary.map((line) => (
          <li key={line}>{line}</li>
        ))}
        {draft.entry.indicators.length > 1 ? (
          <li>{`Makes ${draft.entry.indicators.length} indicators: ${draft.entry.indicators.map(({ name }) => name).join('; ')}`}</li>
        ) : null}
        {replaces ? <li>{`Takes the place of ${replaces} wherever it is used.`}</li> : null}
      </ul>
      {draft.guard ? <WithheldList withheld={draft.guard.withheld} indicator={draft.entry.indicators[0]} /> : null}
      <Differences draft={draft} target={target} />
      {catalogue.data ? <PreviewMap draft={draft} catalogue={catalogue.data} theme={theme} /> : null}
    </section>
  )
}
