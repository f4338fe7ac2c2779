import { handOver } from '#workers/messages.ts'
import { serve } from '#workers/serve.ts'
import type { Outlines } from './outlines.ts'
import { buffersOfRaster, drawIndex, type IndexRaster, type RasterFrame } from './raster.ts'
import { type Sheet, sheetOf } from './sheet.ts'

type Quiet = () => void

let sheet: Sheet | null = null

const api = {
  /** Takes the outlines of a map. @returns the numbers of the two areas along each arc */
  load(_: Quiet, outlines: Outlines): Uint32Array {
    sheet = sheetOf(outlines)
    return sheet.sides
  },
  /** @throws Error before `load` */
  draw(_: Quiet, frame: RasterFrame, hidden: readonly number[]): IndexRaster {
    if (!sheet) throw new Error('no outlines')
    const raster = drawIndex(sheet, frame, hidden)
    return handOver(raster, buffersOfRaster(raster))
  },
}

export type ManyApi = typeof api

serve(api)
