import type { Topology } from 'topojson-specification'
import { decodeDataset } from '#core/catalogue/columns.ts'
import type { IndicatorFile } from '#core/catalogue/schemas.ts'
import { groupOutlines } from '#core/geography/outline.ts'
import { type ClassOptions, classBreaks, classOf } from '#core/statistics/class-breaks.ts'

/** Areas that are drawn as one path. */
type DrawnTogether = { readonly areas: number; readonly d: string }

/** A small map of thousands of areas: as many paths as it has classes, and one for the areas without a value. */
export type ClassPicture = {
  readonly width: number
  readonly height: number
  readonly classes: readonly (DrawnTogether & { readonly lower: number; readonly upper: number })[]
  readonly bare: DrawnTogether
}

/**
 * Draws the values of areas by class, in the classes that the large map has.
 * @param own boundaries whose shapes have the code of their area as id
 * @param file one value an area
 */
export function classPicture(own: Topology, file: IndicatorFile, options: ClassOptions): ClassPicture {
  const { observations } = decodeDataset(file)
  const values = new Map(
    observations.flatMap(({ area, cell }) => (cell.kind === 'value' ? [[area, cell.value] as const] : [])),
  )
  const { breaks } = classBreaks([...values.values()], options)
  const counts = new Map<number, number>()
  const { width, height, paths } = groupOutlines(own, (code) => {
    const value = values.get(code)
    const group = value === undefined ? -1 : classOf(value, breaks)
    counts.set(group, (counts.get(group) ?? 0) + 1)
    return group
  })
  const drawn = (group: number): DrawnTogether => ({ areas: counts.get(group) ?? 0, d: paths.get(group) ?? '' })
  const classes = breaks.slice(1).map((upper, at) => ({ lower: breaks[at] ?? upper, upper, ...drawn(at) }))
  return { width, height, classes, bare: drawn(-1) }
}
