import { render } from '@testing-library/react'
import { useLayoutEffect, useRef, useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { composePlate } from '#core/plate/compose.ts'
import type { Plate } from '#core/plate/plate.ts'
import { resolveView } from '#core/plate/resolve.ts'
import type { MapShapes } from '#figures/map/shapes.ts'
import { themes } from '#figures/theme.ts'
import { LegendRest } from '#screens/explore/legend-rest.tsx'
import { catalogue, smallAtlas, smallView } from '../fixtures/small-atlas.ts'

const plate = composePlate(resolveView(smallView({ per: null }), catalogue), smallAtlas)
const bare = { geography: plate.geography.id, areas: new Map(), borders: [], around: null }
const square = (west: number, south: number, east: number, north: number): MapShapes => ({
  ...bare,
  land: {
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
          [west, south],
        ],
      ],
    ],
  },
})
/** Land in the middle of the United Kingdom, and land all over it. */
const [little, much] = [square(-4, 54, -2, 55), square(-40, 40, 40, 70)]

/** What the styles say and what is measured; there is no layout here. */
const laid = { position: 'absolute' as 'absolute' | 'static', map: { width: 708, height: 676 } }
let told: (() => void) | null = null

beforeEach(() => {
  laid.position = 'absolute'
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(tell: () => void) {
        told = tell
      }
      observe() {}
      disconnect() {
        told = null
      }
    },
  )
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockImplementation(function (this: Element) {
    return this.className === 'map-box' ? laid.map.width : 160
  })
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockImplementation(() => laid.map.height)
  vi.spyOn(window, 'getComputedStyle').mockImplementation(() => ({ position: laid.position }) as CSSStyleDeclaration)
})
afterEach(() => vi.restoreAllMocks())

function Card({ shapes, shown = plate }: { readonly shapes: MapShapes; readonly shown?: Plate | null }) {
  const ref = useRef<HTMLDivElement>(null)
  // As on the screen, where the box of the legend is measured before anything is in it.
  const [isMeasured, setMeasured] = useState(false)
  useLayoutEffect(() => setMeasured(true), [])
  return (
    <section>
      <div className="map-box" />
      <div className="legend-box" ref={ref}>
        {shown && isMeasured ? (
          <LegendRest plate={shown} shapes={shapes} theme={themes.light} width={160} box={ref} />
        ) : null}
      </div>
    </section>
  )
}

const cardOf = (container: HTMLElement) => container.querySelector('section')
const widthOf = (container: HTMLElement) =>
  container.querySelector<HTMLElement>('.legend-box')?.style.getPropertyValue('--legend-width')

test('a legend with sea at its place is left there, and one with land all over goes below', () => {
  const { container, rerender } = render(<Card shapes={little} />)
  expect(cardOf(container)?.dataset.legend).toBeUndefined()
  expect(widthOf(container)).toBe('')
  rerender(<Card shapes={much} />)
  expect(cardOf(container)?.dataset.legend).toBe('below')
  rerender(<Card shapes={little} />)
  expect(cardOf(container)?.dataset.legend).toBeUndefined()
})

test('the place is found anew when the window changes, and forgotten where the styles have it below', () => {
  const { container } = render(<Card shapes={much} />)
  expect(cardOf(container)?.dataset.legend).toBe('below')
  laid.position = 'static'
  told?.()
  expect(cardOf(container)?.dataset.legend).toBeUndefined()
})

test('near by it is marked as over land, and nothing of it stays when the map has no legend', () => {
  const near = { ...plate, view: { ...plate.view, bounds: [-3.5, 54.2, -2.5, 54.8] as const } }
  const { container, rerender } = render(<Card shapes={little} shown={near} />)
  expect(cardOf(container)?.dataset.legend).toBe('over')
  rerender(<Card shapes={little} shown={null} />)
  expect(cardOf(container)?.dataset.legend).toBeUndefined()
  expect(told).toBeNull()
})

test('a place that the styles do not give is written on the legend', () => {
  // Land under the upper left corner of the map.
  const { container } = render(<Card shapes={square(-40, 59, -7, 70)} />)
  expect(cardOf(container)?.dataset.legend).toBeUndefined()
  expect(widthOf(container)).toBe('160px')
  const top = container.querySelector<HTMLElement>('.legend-box')?.style.getPropertyValue('--legend-top')
  expect(Number.parseInt(top ?? '', 10)).toBeGreaterThan(12)
})
