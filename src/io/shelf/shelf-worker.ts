import type { Topology } from 'topojson-specification'
import type { IndicatorFile } from '#core/catalogue/schemas.ts'
import type { ClassOptions } from '#core/statistics/class-breaks.ts'
import { serve } from '#workers/serve.ts'
import { type ClassPicture, classPicture } from './class-picture.ts'
import { type Accepted, accept, readFileHere } from './shelf.ts'

type Quiet = () => void

const api = {
  read: (_: Quiet, path: string): ReturnType<typeof readFileHere> => readFileHere(path),
  accept: (_: Quiet, accepted: Accepted): Promise<void> => accept(accepted),
  /** @param boundaries path of a topology of the reader's own */
  async picture(_: Quiet, boundaries: string, file: IndicatorFile, options: ClassOptions): Promise<ClassPicture> {
    return classPicture((await readFileHere(boundaries)) as Topology, file, options)
  },
}

export type ShelfApi = typeof api

serve(api)
