import { Deck, MapView, WebMercatorViewport } from '@deck.gl/core'
import { GeoJsonLayer } from '@deck.gl/layers'
import { geoBounds } from 'd3'
import { highlight, loadScene, type Measure, type Shape, without } from '../reference/load.ts'
import { hexOf, inWindow, isLitNear, mapBox, startPage } from '../reference/page.ts'

type Colour = [number, number, number, number]
const bytesOf = (hex: string): Colour => {
  const [r = 0, g = 0, b = 0] = (hex.match(/[0-9a-f]{2}/gi) ?? []).map((pair) => Number.parseInt(pair, 16))
  return [r, g, b, 255]
}

const scene = await loadScene()
const { clientWidth: width, clientHeight: height } = mapBox()
mapBox().style.position = 'relative'
const [[west, south], [east, north]] = geoBounds(scene.shapes)
const { longitude, latitude, zoom } = new WebMercatorViewport({ width, height }).fitBounds(
  [
    [west, south],
    [east, north],
  ],
  { padding: 10 },
)
const seen = new Map<string, string>()
let asked: readonly string[] = scene.largest
let expected: string | null = null
let litNow: string | null = null
const layerOf = ({ colours }: Measure) =>
  new GeoJsonLayer<Shape['properties']>({
    id: 'areas',
    data: scene.shapes,
    filled: true,
    stroked: true,
    pickable: true,
    autoHighlight: true,
    highlightColor: bytesOf(highlight),
    lineWidthUnits: 'pixels',
    getLineWidth: 0.8,
    getLineColor: bytesOf('#fbfaf7'),
    getFillColor: ({ properties }) => bytesOf(colours.get(properties.code) ?? without),
    updateTriggers: { getFillColor: colours },
  })
const pixelOf = (code: string): readonly [number, number] | null => {
  const place = scene.places.get(code)
  const [viewport] = deck.isInitialized ? deck.getViewports() : []
  if (!place || !viewport) return null
  const [x = 0, y = 0] = viewport.project([...place.centroid])
  return [x, y]
}
let tip: ReturnType<typeof startPage>['tip'] = () => {}
const deck = new Deck({
  parent: mapBox() as HTMLDivElement,
  width,
  height,
  views: new MapView({ repeat: false }),
  initialViewState: { longitude, latitude, zoom },
  controller: true,
  layers: [layerOf(scene.first)],
  onHover: ({ object }) => tip(scene.places.get((object as Shape | undefined)?.properties.code ?? '') ?? null),
  // Pixels can be read only in the frame that drew them.
  onAfterRender: ({ gl }) => {
    const ratio = gl.drawingBufferWidth / width
    const at = expected === null ? null : pixelOf(expected)
    litNow = at && isLitNear(gl, at, ratio) ? expected : null
    for (const code of asked) {
      const bytes = new Uint8Array(4)
      const [x, y] = pixelOf(code) ?? [0, 0]
      gl.readPixels(
        Math.round(x * ratio),
        Math.round(gl.drawingBufferHeight - y * ratio),
        1,
        1,
        gl.RGBA,
        gl.UNSIGNED_BYTE,
        bytes,
      )
      seen.set(code, bytes[3] ? hexOf(bytes) : '')
    }
  },
})
let started = false
;({ tip } = startPage(scene, (measure) => {
  if (started) deck.setProps({ layers: [layerOf(measure)] })
  started = true
}))

window.reference = {
  picture: () => {
    asked = scene.largest
    const colours = scene.largest.map((code) => seen.get(code) ?? '')
    return colours.includes('') ? null : colours.join()
  },
  isLit: (code) => {
    expected = code
    return litNow === code
  },
  pointOf: (code) => {
    const pixel = pixelOf(code)
    return pixel && inWindow(...pixel)
  },
  isSettled: () => true,
}
