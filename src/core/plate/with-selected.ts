import { type Protected, vouchFor } from '#core/domain/protected.ts'
import type { Plate } from './plate.ts'

/** The same plate with other areas selected. No figure changes, so the copy is as protected as the plate. */
export const withSelected = (plate: Protected<Plate>, selected: readonly string[]): Protected<Plate> =>
  vouchFor({ ...plate, view: { ...plate.view, selected } })
