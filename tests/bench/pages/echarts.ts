import { MapChart } from 'echarts/charts'
import { GeoComponent } from 'echarts/components'
import { init, registerMap, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { highlight, loadScene, type Measure, without } from '../reference/load.ts'
import { hexOf, inWindow, mapBox, startPage } from '../reference/page.ts'

use([MapChart, GeoComponent, CanvasRenderer])

const scene = await loadScene()
registerMap('areas', scene.shapes as Parameters<typeof registerMap>[1])
const chart = init(mapBox())
const data = ({ colours }: Measure) =>
  [...colours].map(([code, areaColor]) => ({ name: code, itemStyle: { areaColor } }))
chart.setOption({
  // Off, because an animated change takes 300 ms.
  animation: false,
  series: [
    {
      id: 'areas',
      type: 'map',
      map: 'areas',
      nameProperty: 'code',
      itemStyle: { areaColor: without, borderColor: '#fbfaf7', borderWidth: 0.8 },
      label: { show: false },
      emphasis: { label: { show: false }, itemStyle: { areaColor: highlight } },
      data: data(scene.first),
    },
  ],
})
let started = false
const { tip } = startPage(scene, (measure) => {
  if (started) chart.setOption({ series: [{ id: 'areas', data: data(measure) }] })
  started = true
})
chart.on('mouseover', ({ name }) => tip(scene.places.get(name) ?? null))
chart.on('mouseout', () => tip(null))

const pixelOf = (code: string): readonly [number, number] | null => {
  const place = scene.places.get(code)
  const point = place && chart.convertToPixel({ seriesId: 'areas' }, [...place.centroid])
  return Array.isArray(point) ? [point[0] ?? 0, point[1] ?? 0] : null
}
const colourAt = (code: string): string | null => {
  const pixel = pixelOf(code)
  const pen = mapBox().querySelector('canvas')?.getContext('2d')
  if (!pixel || !pen) return null
  const { data: bytes } = pen.getImageData(Math.round(pixel[0]), Math.round(pixel[1]), 1, 1)
  return bytes[3] === 255 ? hexOf(bytes) : null
}
window.reference = {
  picture: () => {
    const seen = scene.largest.map(colourAt)
    return seen.includes(null) ? null : seen.join()
  },
  isLit: (code) => colourAt(code) === highlight,
  pointOf: (code) => {
    const pixel = pixelOf(code)
    return pixel && inWindow(...pixel)
  },
  isSettled: () => true,
}
