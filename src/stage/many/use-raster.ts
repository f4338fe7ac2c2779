import { useEffect, useRef, useState } from 'react'
import type { MapShapes } from '#figures/map/shapes.ts'
import type { Camera, CameraBox } from '../camera.ts'
import { type Drawer, type DrawnRaster, drawerOf } from './drawer.ts'

/** Time after the last movement at which the map is drawn anew, in milliseconds. */
const restMs = 120

/** Most pixels of a raster for each pixel of the page, along either side. */
const densest = 2

/** What is drawn, and the shapes and the camera that it is drawn for. */
export type ShownRaster = DrawnRaster & { readonly shapes: MapShapes; readonly camera: Camera; readonly box: CameraBox }

type Wanted = { readonly camera: Camera; readonly box: CameraBox; readonly hidden: readonly number[] }

/** Draws one raster at a time; of those asked for meanwhile only the last is drawn. */
class Queue {
  readonly #drawer: Drawer
  readonly #shapes: MapShapes
  readonly #show: (shown: ShownRaster) => void
  #wanted: Wanted | null = null
  #busy = false
  #over = false

  constructor(shapes: MapShapes, show: (shown: ShownRaster) => void) {
    this.#shapes = shapes
    this.#drawer = drawerOf(shapes)
    this.#show = show
  }

  ask(wanted: Wanted): void {
    this.#wanted = wanted
    if (!this.#busy) void this.#run()
  }

  async #run(): Promise<void> {
    this.#busy = true
    while (this.#wanted && !this.#over) {
      const { camera, box, hidden } = this.#wanted
      this.#wanted = null
      const ratio = Math.min(densest, window.devicePixelRatio || 1)
      const [width, height] = [Math.round(box.width * ratio), Math.round(box.height * ratio)]
      const frame = { x: camera.x, y: camera.y, unit: camera.unit / ratio, width, height, ratio }
      const drawn = await this.#drawer.draw(frame, hidden).catch(() => null)
      if (drawn && !this.#over) this.#show({ ...drawn, shapes: this.#shapes, camera, box })
    }
    this.#busy = false
  }

  end(): void {
    this.#over = true
    this.#drawer.end()
  }
}

/** The last index raster of some shapes: drawn at once at first, then whenever the camera rests. */
export function useRaster(shapes: MapShapes, wanted: Wanted): ShownRaster | null {
  const [shown, setShown] = useState<ShownRaster | null>(null)
  const queue = useRef<Queue | null>(null)
  const { camera, box, hidden } = wanted
  useEffect(() => {
    const own = new Queue(shapes, setShown)
    queue.current = own
    return () => {
      queue.current = null
      own.end()
    }
  }, [shapes])
  const isFirst = shown?.shapes !== shapes
  useEffect(() => {
    const ask = () => queue.current?.ask({ camera, box, hidden })
    if (isFirst) {
      ask()
      return
    }
    const timer = setTimeout(ask, restMs)
    return () => clearTimeout(timer)
  }, [camera, box, hidden, isFirst])
  return isFirst ? null : shown
}
