import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Topology } from 'topojson-specification'
import { decodeDataset } from '#core/catalogue/columns.ts'
import type { Catalogue, IndicatorFile } from '#core/catalogue/schemas.ts'
import { topologyPathOf } from '#core/catalogue/topology-path.ts'
import { panelsOf } from '#core/explore/panels.ts'
import type { Draft } from '#core/imports/draft.ts'
import { mergeCatalogue } from '#core/imports/merge-catalogue.ts'
import { composePlate } from '#core/plate/compose.ts'
import { datasetsOf, resolveView } from '#core/plate/resolve.ts'
import { defaultView } from '#core/view/view.ts'
import { mapDrawing } from '#figures/map/map-with-names.ts'
import { shapesOf } from '#figures/map/shapes.ts'
import { PanelFigure } from '#figures/panel/panel-figure.tsx'
import { everyPart, plainSheet } from '#figures/sheet.ts'
import { themes } from '#figures/theme.ts'
import { catalogueQuery, geographyQuery, topologyQuery } from '#state/queries.ts'

/** A small map with its legend; what stands around a picture stands beside it here. */
const sheet = { ...plainSheet(400, 420), parts: { ...everyPart, closeUp: false, scaleBar: false }, bare: true }

/** The map as it would be, made by the same path as the one on the first screen. */
function MapOf({ draft, catalogue, theme }: { draft: Draft; catalogue: Catalogue; theme: 'light' | 'dark' }) {
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
        sheet={sheet}
        imprint={{ date: 'preview, not accepted', permalink: 'not published' }}
      />
      <figcaption>
        {figure.plate.title} <span className="hint">{figure.plate.subtitle}</span>
      </figcaption>
    </figure>
  )
}

/** The map of a draft, once the catalogue is there. */
export function PreviewMap({ draft, theme }: { readonly draft: Draft; readonly theme: 'light' | 'dark' }) {
  const catalogue = useQuery(catalogueQuery)
  return catalogue.data ? <MapOf draft={draft} catalogue={catalogue.data} theme={theme} /> : null
}
