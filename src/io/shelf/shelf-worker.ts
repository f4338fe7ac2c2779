import type { Topology } from 'topojson-specification'
import type { IndicatorFile } from '#core/catalogue/schemas.ts'
import { buffersOfTopology, packTopology } from '#core/geography/packed-topology.ts'
import type { ClassOptions } from '#core/statistics/class-breaks.ts'
import { handOver } from '#workers/messages.ts'
import { serve } from '#workers/serve.ts'
import { type ClassPicture, classPicture } from './class-picture.ts'
import { type Accepted, accept, readFileHere } from './shelf.ts'

type Quiet = () => void

const api = {
  /** Reads a file; a topology is packed where it can be, which arrives in no time. */
  async read(_: Quiet, path: string) {
    const file = await readFileHere(path)
    const packed = file && 'type' in file && file.type === 'Topology' ? packTopology(file as Topology) : null
    return packed ? handOver(packed, buffersOfTopology(packed)) : file
  },
  accept: (_: Quiet, accepted: Accepted): Promise<void> => accept(accepted),
  /** @param boundaries path of a topology of the reader's own */
  async picture(_: Quiet, boundaries: string, file: IndicatorFile, options: ClassOptions): Promise<ClassPicture> {
    return classPicture((await readFileHere(boundaries)) as Topology, file, options)
  },
}

export type ShelfApi = typeof api

serve(api)
