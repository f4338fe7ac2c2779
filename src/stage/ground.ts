import 'maplibre-gl/dist/maplibre-gl.css'
import { Map as MapLibreMap, type StyleSpecification, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { type PatternId, patternIds, tileInk, tileSize, tiles } from '#figures/map/pattern-tiles.ts'
import type { MapShapes } from '#figures/map/shapes.ts'
import type { Theme } from '#figures/theme.ts'
import { type Camera, type CameraBox, mapLibreCamera } from './camera.ts'
import { codesFilter, MapStage, patternLayer } from './map-stage.ts'
import type { BasePaint } from './paint.ts'

setWorkerUrl(workerUrl)

/** Pattern pixels for each screen pixel, which keeps patterns sharp on dense displays. */
const patternRatio = 2

function patternImage(id: PatternId, theme: Theme): ImageData {
  const size = tileSize * patternRatio
  const canvas = document.createElement('canvas')
  canvas.width = size
  canvas.height = size
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('the browser draws no canvas')
  const tile = tiles[id]
  const { opaque, width, lines, dots } = tile
  pen.scale(patternRatio, patternRatio)
  if (opaque) {
    pen.fillStyle = theme.land
    pen.fillRect(0, 0, tileSize, tileSize)
  }
  pen.strokeStyle = tileInk(tile, theme)
  pen.fillStyle = tileInk(tile, theme)
  pen.lineWidth = width
  pen.stroke(new Path2D(lines))
  for (const [x, y, radius] of dots) {
    pen.beginPath()
    pen.arc(x, y, radius, 0, 2 * Math.PI)
    pen.fill()
  }
  return pen.getImageData(0, 0, size, size)
}

function styleOf(shapes: MapShapes, theme: Theme, { patterns }: BasePaint): StyleSpecification {
  const areas = {
    type: 'FeatureCollection' as const,
    features: [...shapes.areas].map(([code, geometry]) => ({
      type: 'Feature' as const,
      properties: { code },
      geometry,
    })),
  }
  const borders = {
    type: 'FeatureCollection' as const,
    features: shapes.borders.map(({ line }, id) => ({ type: 'Feature' as const, id, properties: {}, geometry: line })),
  }
  const around = shapes.around ?? { type: 'MultiPolygon' as const, coordinates: [] }
  const data = (geometry: GeoJSON.Geometry) => ({ type: 'Feature' as const, properties: {}, geometry })
  return {
    version: 8,
    sources: {
      land: { type: 'geojson', data: data(shapes.land), tolerance: 0.1 },
      around: { type: 'geojson', data: data(around), tolerance: 0.1 },
      borders: { type: 'geojson', data: borders, tolerance: 0.1 },
      areas: { type: 'geojson', data: areas, promoteId: 'code', tolerance: 0.1 },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': theme.sea } },
      { id: 'around', type: 'fill', source: 'around', paint: { 'fill-color': theme.around, 'fill-antialias': false } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': theme.land, 'fill-antialias': false } },
      {
        // An area without a colour is not drawn: it may lie within one that is.
        id: 'areas',
        type: 'fill',
        source: 'areas',
        paint: { 'fill-color': ['to-color', ['feature-state', 'colour'], 'transparent'], 'fill-antialias': false },
      },
      ...patternIds.map((id) => ({
        id: patternLayer(id),
        type: 'fill' as const,
        source: 'areas',
        filter: codesFilter(patterns.get(id) ?? []) as never,
        paint: { 'fill-pattern': id },
      })),
      {
        id: 'borders',
        type: 'line',
        source: 'borders',
        layout: { 'line-join': 'round' },
        paint: { 'line-color': ['to-color', ['feature-state', 'colour'], 'transparent'], 'line-width': 0.8 },
      },
      {
        id: 'coast',
        type: 'line',
        source: 'land',
        layout: { 'line-join': 'round' },
        paint: { 'line-color': theme.ink, 'line-width': 0.6 },
      },
    ],
  }
}

/** The base layer in MapLibre: sea, land, areas and borders, as `layers.tsx` draws them. It has no gestures of its own and follows the camera of the interactive map. */
export type CanvasBase = {
  readonly paint: (paint: BasePaint) => void
  readonly look: (camera: Camera, box: CameraBox) => void
  readonly remove: () => void
}

/**
 * Starts MapLibre in a box.
 * @param onPainted called with a paint once the canvas shows all of it
 * @param onLost called when the graphics context is lost; the SVG map then takes over
 */
export function startGround(
  container: HTMLElement,
  shapes: MapShapes,
  theme: Theme,
  first: { readonly paint: BasePaint; readonly camera: Camera; readonly box: CameraBox },
  onPainted: (paint: BasePaint) => void,
  onLost: () => void,
): CanvasBase {
  const map = new MapLibreMap({
    container,
    style: styleOf(shapes, theme, first.paint),
    ...mapLibreCamera(first.camera, first.box),
    center: [...mapLibreCamera(first.camera, first.box).center] as [number, number],
    interactive: false,
    attributionControl: false,
    fadeDuration: 0,
    renderWorldCopies: false,
    maxZoom: 22,
    minZoom: 0,
    trackResize: false,
    // Borders and coast are antialiased by themselves and cover every edge; antialiasing the whole canvas takes software rendering three times as
    // long.
    canvasContextAttributes: { antialias: false },
  })
  const sides = shapes.borders.map((border) => border.sides)
  const stage = new MapStage(map, first.paint.patterns, sides)
  let ready = false
  let wanted = first.paint
  for (const id of patternIds) map.addImage(id, patternImage(id, theme), { pixelRatio: patternRatio })
  // `load` fires only after a first frame, and that frame needs its colours already.
  map.on('style.load', () => {
    ready = true
    stage.show(wanted)
  })
  map.on('idle', () => {
    if (ready) onPainted(wanted)
  })
  map.on('webglcontextlost', onLost)
  map.on('error', onLost)
  return {
    paint: (paint) => {
      wanted = paint
      // An unchanged paint causes no frame, and no frame event would report it.
      if (ready && !stage.show(paint)) onPainted(paint)
    },
    look: (camera, box) => {
      const canvas = map.getCanvas()
      if (canvas.clientWidth !== box.width || canvas.clientHeight !== box.height) map.resize()
      const { center, zoom } = mapLibreCamera(camera, box)
      map.jumpTo({ center: [...center] as [number, number], zoom })
    },
    remove: () => {
      map.remove()
    },
  }
}
