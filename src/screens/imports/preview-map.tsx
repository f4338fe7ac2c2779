import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Topology } from 'topojson-specification'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import { topologyPathOf } from '#core/catalogue/topology-path.ts'
import { panelsOf } from '#core/explore/panels.ts'
import type { Draft } from '#core/imports/draft.ts'
import { mapDrawing } from '#figures/map/map-with-names.ts'
import { shapesOf } from '#figures/map/shapes.ts'
import { PanelFigure } from '#figures/panel/panel-figure.tsx'
import { everyPart, plainSheet } from '#figures/sheet.ts'
import { themes } from '#figures/theme.ts'
import { catalogueQuery, geographyQuery, topologyQuery } from '#state/queries.ts'
import { PreviewOfMany } from './preview-of-many.tsx'
import { type PreviewView, previewFiles, previewPlate, previewView } from './preview-plate.ts'

/** A small map with its legend; what stands around a picture stands beside it here. */
const sheet = { ...plainSheet(400, 420), parts: { ...everyPart, closeUp: false, scaleBar: false }, bare: true }

/** Areas of the reader's own above which a worker draws the map. */
const many = 1_000

type MapProps = { readonly draft: Draft; readonly view: PreviewView; readonly theme: 'light' | 'dark' }

/** The map as it would be, made by the same path as the one on the first screen. */
function MapOfFew({ draft, view, theme }: MapProps) {
  const { merged, resolved } = view
  const listed = merged.geographies.find(({ id }) => id === resolved.geography.id)
  const geography = useQuery({ ...geographyQuery(listed?.path ?? ''), enabled: listed !== undefined })
  const topology = useQuery(topologyQuery(topologyPathOf(merged, resolved.geography.id)))
  const figure = useMemo(() => {
    if (!geography.data || !topology.data) return null
    const plate = previewPlate(view, previewFiles(draft, view), geography.data)
    return { plate, shapes: shapesOf(topology.data as Topology, plate.geography, geography.data.areas) }
  }, [geography.data, topology.data, draft, view])
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

function MapOf({ draft, catalogue, theme }: Omit<MapProps, 'view'> & { readonly catalogue: Catalogue }) {
  const view = useMemo(() => previewView(draft, catalogue), [draft, catalogue])
  if (!view) return null
  const listed = catalogue.geographies.find(({ id }) => id === view.resolved.geography.id)
  if (listed?.path.startsWith('shelf/') && listed.areas > many)
    return <PreviewOfMany draft={draft} view={view} theme={themes[theme]} />
  return <MapOfFew draft={draft} view={view} theme={theme} />
}

/** The map of a draft, once the catalogue is there. */
export function PreviewMap({ draft, theme }: { readonly draft: Draft; readonly theme: 'light' | 'dark' }) {
  const catalogue = useQuery(catalogueQuery)
  return catalogue.data ? <MapOf draft={draft} catalogue={catalogue.data} theme={theme} /> : null
}
