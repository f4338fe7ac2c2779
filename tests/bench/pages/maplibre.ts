import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import { geoBounds } from 'd3'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { highlight, loadScene, type Measure, without } from '../reference/load.ts'
import { hexOf, inWindow, isLitNear, mapBox, startPage } from '../reference/page.ts'

setWorkerUrl(workerUrl)

const scene = await loadScene()
const [[west, south], [east, north]] = geoBounds(scene.shapes)
const map = new MapLibreMap({
  container: mapBox(),
  attributionControl: false,
  fadeDuration: 0,
  bounds: [west, south, east, north],
  fitBoundsOptions: { padding: 10 },
  style: {
    version: 8,
    sources: { areas: { type: 'geojson', data: scene.shapes, promoteId: 'code' } },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': '#e7ecee' } },
      {
        id: 'areas',
        type: 'fill',
        source: 'areas',
        paint: {
          'fill-color': [
            'case',
            ['boolean', ['feature-state', 'lit'], false],
            highlight,
            ['to-color', ['feature-state', 'colour'], without],
          ],
        },
      },
      { id: 'borders', type: 'line', source: 'areas', paint: { 'line-color': '#fbfaf7', 'line-width': 0.8 } },
    ],
  },
})
const colour = ({ colours }: Measure) => {
  for (const [id, own] of colours) map.setFeatureState({ source: 'areas', id }, { colour: own })
}
let coloured = false
map.on('load', () => {
  const { tip } = startPage(scene, colour)
  coloured = true
  let lit: string | null = null
  const light = (code: string | null) => {
    if (code === lit) return
    if (lit !== null) map.setFeatureState({ source: 'areas', id: lit }, { lit: false })
    if (code !== null) map.setFeatureState({ source: 'areas', id: code }, { lit: true })
    lit = code
    tip(scene.places.get(code ?? '') ?? null)
  }
  map.on('mousemove', 'areas', ({ features }) => light((features?.[0]?.properties.code as string | undefined) ?? null))
  map.on('mouseleave', 'areas', () => light(null))
})

// Pixels can be read only in the frame that drew them.
const seen = new Map<string, string>()
let asked: readonly string[] = scene.largest
let expected: string | null = null
let litNow: string | null = null
const pixelOf = (code: string): readonly [number, number] | null => {
  const place = scene.places.get(code)
  if (!place) return null
  const { x, y } = map.project([...place.centroid] as [number, number])
  return [x, y]
}
map.on('render', () => {
  if (!coloured) return
  const canvas = map.getCanvas()
  const pen = canvas.getContext('webgl2')
  if (!pen) return
  const ratio = canvas.width / canvas.clientWidth
  const at = expected === null ? null : pixelOf(expected)
  litNow = at && isLitNear(pen, at, ratio) ? expected : null
  for (const code of asked) {
    const bytes = new Uint8Array(4)
    const [x, y] = pixelOf(code) ?? [0, 0]
    pen.readPixels(
      Math.round(x * ratio),
      Math.round(canvas.height - y * ratio),
      1,
      1,
      pen.RGBA,
      pen.UNSIGNED_BYTE,
      bytes,
    )
    seen.set(code, hexOf(bytes))
  }
})

window.reference = {
  picture: () => {
    asked = scene.largest
    const colours = scene.largest.map((code) => seen.get(code))
    // Before the first colours are drawn, every area looks as if it had no figure.
    return colours.every((one) => one === undefined || one === without) ? null : colours.join()
  },
  isLit: (code) => {
    expected = code
    return litNow === code
  },
  pointOf: (code) => {
    const pixel = pixelOf(code)
    return pixel && inWindow(...pixel)
  },
  isSettled: () => coloured && map.loaded(),
}
