import { map as createMap, geoJSON, type LeafletMouseEvent, type Path } from 'leaflet'
import 'leaflet/dist/leaflet.css'
import { highlight, loadScene, without } from '../reference/load.ts'
import { canvasReading, inWindow, mapBox, startPage } from '../reference/page.ts'

const scene = await loadScene()
const paths = new Map<string, Path>()
/** As Leaflet’s own advice is for very many shapes. */
const preferCanvas = scene.shapes.features.length > 2000
const map = createMap(mapBox(), { attributionControl: false, zoomSnap: 0, preferCanvas })
const plain = { color: '#fbfaf7', weight: 0.8, fillOpacity: 1 }
const layer = geoJSON(scene.shapes, {
  style: (shape) => ({ ...plain, fillColor: scene.first.colours.get(shape?.properties.code) ?? without }),
  onEachFeature: (shape, area) => {
    const { code } = shape.properties as { code: string }
    paths.set(code, area as Path)
    area.on('mouseover', ({ target }: LeafletMouseEvent) => {
      ;(target as Path).setStyle({ color: highlight, weight: 2 }).bringToFront()
      tip(scene.places.get(code) ?? null)
    })
    area.on('mouseout', ({ target }: LeafletMouseEvent) => {
      ;(target as Path).setStyle(plain)
      tip(null)
    })
  },
})
map.fitBounds(layer.getBounds())
layer.addTo(map)
let started = false
const { tip } = startPage(scene, ({ colours }) => {
  if (started) for (const [code, area] of paths) area.setStyle({ fillColor: colours.get(code) ?? without })
  started = true
})

const pixelOf = (code: string): readonly [number, number] => {
  const [longitude, latitude] = scene.places.get(code)?.centroid ?? [0, 0]
  const { x, y } = map.latLngToContainerPoint([latitude, longitude])
  return [x, y]
}
const canvas = canvasReading(scene, pixelOf, () => mapBox().querySelector('canvas'))
const svg = {
  picture: () => [...paths.values()].map((area) => area.getElement()?.getAttribute('fill') ?? '').join(),
  isLit: (code: string) => paths.get(code)?.getElement()?.getAttribute('stroke') === highlight,
}
window.reference = {
  ...(preferCanvas ? canvas : svg),
  pointOf: (code) => (scene.places.has(code) ? inWindow(...pixelOf(code)) : null),
  isSettled: () => true,
}
