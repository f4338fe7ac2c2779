import { geoMercator, geoPath, select } from 'd3'
import { highlight, loadScene, type Shape, without } from '../reference/load.ts'
import { inWindow, mapBox, startPage } from '../reference/page.ts'

const scene = await loadScene()
const { clientWidth, clientHeight } = mapBox()
const projection = geoMercator().fitExtent(
  [
    [10, 10],
    [clientWidth - 10, clientHeight - 10],
  ],
  scene.shapes,
)
const path = geoPath(projection)
const svg = select(mapBox()).append('svg').attr('width', clientWidth).attr('height', clientHeight)
const areas = svg
  .selectAll<SVGPathElement, Shape>('path')
  .data(scene.shapes.features)
  .join('path')
  .attr('data-code', ({ properties }) => properties.code)
  .attr('d', path)
  .attr('stroke', '#fbfaf7')
  .attr('stroke-width', 0.8)
const { tip } = startPage(scene, ({ colours }) => {
  areas.attr('fill', ({ properties }) => colours.get(properties.code) ?? without)
})
areas
  .on('pointerenter', function (_, { properties }) {
    select(this).attr('stroke', highlight).attr('stroke-width', 2).raise()
    tip(scene.places.get(properties.code) ?? null)
  })
  .on('pointerleave', function () {
    select(this).attr('stroke', '#fbfaf7').attr('stroke-width', 0.8)
    tip(null)
  })

window.reference = {
  // Raising the hovered path changes the order of the paths, not the picture.
  picture: () => scene.shapes.features.map(({ properties }) => fillOf(properties.code)).join(),
  isLit: (code) => svg.select(`[data-code="${code}"]`).attr('stroke') === highlight,
  pointOf: (code) => {
    const place = scene.places.get(code)
    const point = place && projection([...place.centroid])
    return point ? inWindow(point[0], point[1]) : null
  },
  isSettled: () => true,
}

const paths = new Map(areas.nodes().map((node) => [node.dataset.code, node]))
const fillOf = (code: string) => paths.get(code)?.getAttribute('fill') ?? ''
