import { Delaunay, geoMercator, geoPath, select, type ZoomTransform, zoom, zoomIdentity } from 'd3'
import { highlight, loadScene, type Measure, without } from '../reference/load.ts'
import { canvasReading, inWindow, mapBox, startPage } from '../reference/page.ts'

/** Areas as ready paths on a canvas, and the pointed one on a second canvas above it. */
const scene = await loadScene()
const { clientWidth: width, clientHeight: height } = mapBox()
const projection = geoMercator().fitExtent(
  [
    [10, 10],
    [width - 10, height - 10],
  ],
  scene.shapes,
)
const write = geoPath(projection)
const paths = new Map(scene.shapes.features.map((shape) => [shape.properties.code, new Path2D(write(shape) ?? '')]))
mapBox().style.position = 'relative'
const canvasAbove = () => {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  canvas.style.position = 'absolute'
  mapBox().append(canvas)
  return canvas
}
const [ground, over] = [canvasAbove(), canvasAbove()]
const penOn = (canvas: HTMLCanvasElement, transform: ZoomTransform): CanvasRenderingContext2D => {
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas')
  pen.setTransform(1, 0, 0, 1, 0, 0)
  pen.clearRect(0, 0, width, height)
  pen.setTransform(transform.k, 0, 0, transform.k, transform.x, transform.y)
  return pen
}
let now = scene.first
let transform = zoomIdentity
let lit: string | null = null
const draw = () => {
  const pen = penOn(ground, transform)
  pen.strokeStyle = '#fbfaf7'
  pen.lineWidth = 0.8 / transform.k
  for (const [code, path] of paths) {
    pen.fillStyle = now.colours.get(code) ?? without
    pen.fill(path)
    pen.stroke(path)
  }
}
const outline = () => {
  const pen = penOn(over, transform)
  const path = lit === null ? undefined : paths.get(lit)
  if (!path) return
  pen.strokeStyle = highlight
  pen.lineWidth = 2 / transform.k
  pen.stroke(path)
}
const { tip } = startPage(scene, (measure: Measure) => {
  now = measure
  draw()
})
const codes = [...scene.places.keys()]
const middles = [...scene.places.values()].map(({ centroid }) => projection([...centroid]) ?? [0, 0])
const nearest = Delaunay.from(middles as [number, number][])
const tester = document.createElement('canvas').getContext('2d')
const areaAt = (x: number, y: number): string | null => {
  const found = nearest.find(x, y)
  const near = [found, ...nearest.neighbors(found)].map((at) => codes[at] ?? '')
  return near.find((code) => tester?.isPointInPath(paths.get(code) ?? new Path2D(), x, y)) ?? null
}
over.addEventListener('pointermove', ({ offsetX, offsetY }) => {
  const code = areaAt(...transform.invert([offsetX, offsetY]))
  if (code === lit) return
  lit = code
  outline()
  tip(scene.places.get(code ?? '') ?? null)
})
let asked = 0
select(over).call(
  zoom<HTMLCanvasElement, unknown>().on('zoom', ({ transform: next }: { transform: ZoomTransform }) => {
    transform = next
    cancelAnimationFrame(asked)
    asked = requestAnimationFrame(() => {
      draw()
      outline()
    })
  }),
)

const pixelOf = (code: string): readonly [number, number] => {
  const place = scene.places.get(code)
  return transform.apply((place && projection([...place.centroid])) ?? [0, 0])
}
window.reference = {
  picture: canvasReading(scene, pixelOf, () => ground).picture,
  isLit: canvasReading(scene, pixelOf, () => over).isLit,
  pointOf: (code) => (scene.places.has(code) ? inWindow(...pixelOf(code)) : null),
  isSettled: () => true,
}
