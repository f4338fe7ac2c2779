import { oneByOne } from '#core/domain/steps.ts'
import type { MapShapes } from '#figures/map/shapes.ts'
import { handOver } from '#workers/messages.ts'
import { pause } from '#workers/slices.ts'
import { WorkerClient } from '#workers/worker-client.ts'
import type { ManyApi } from './many-worker.ts'
import { buffersOfOutlines, type Outlines, outlineSteps } from './outlines.ts'
import { drawIndex, type IndexRaster, type RasterFrame } from './raster.ts'
import { sheetOf } from './sheet.ts'

/** An index raster, and the numbers of the two areas along each arc of its borders. */
export type DrawnRaster = { readonly raster: IndexRaster; readonly sides: Uint32Array }

/** Draws the index rasters of one set of shapes. */
export type Drawer = {
  readonly draw: (frame: RasterFrame, hidden: readonly number[]) => Promise<DrawnRaster>
  readonly end: () => void
}

/** The outlines of shapes; the page goes on between the steps. */
const outlinesOf = (shapes: MapShapes): Promise<Outlines> => oneByOne(outlineSteps(shapes), pause)

function onPage(shapes: MapShapes): Drawer {
  const sheet = outlinesOf(shapes).then(sheetOf)
  return {
    draw: async (frame, hidden) => {
      const own = await sheet
      return { raster: drawIndex(own, frame, hidden), sides: own.sides }
    },
    end: () => {},
  }
}

function inWorker(shapes: MapShapes): Drawer {
  const worker = new Worker(new URL('./many-worker.ts', import.meta.url), { type: 'module', name: 'many' })
  const client = new WorkerClient<ManyApi>(worker, 'the map needs too much memory')
  const loaded = outlinesOf(shapes).then((outlines) =>
    client.call('load', [handOver(outlines, buffersOfOutlines(outlines))]),
  )
  // Whoever draws hears of a fault; nobody may have asked yet.
  loaded.catch(() => {})
  return {
    draw: async (frame, hidden) => {
      const sides = await loaded
      return { raster: await client.call('draw', [frame, hidden]), sides }
    },
    end: () => client.end(new Error('the map was taken away')),
  }
}

/** Draws in a worker, or on the page where there is none: the picture is the same. */
export function drawerOf(shapes: MapShapes): Drawer {
  if (typeof Worker === 'undefined') return onPage(shapes)
  const worker = inWorker(shapes)
  let page: Drawer | null = null
  let over = false
  return {
    draw: async (frame, hidden) => {
      if (page) return page.draw(frame, hidden)
      try {
        return await worker.draw(frame, hidden)
      } catch (fault) {
        if (over) throw fault
        page ??= onPage(shapes)
        return page.draw(frame, hidden)
      }
    },
    end: () => {
      over = true
      worker.end()
    },
  }
}
