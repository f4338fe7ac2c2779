import type { Plate } from '#core/plate/plate.ts'

/**
 * Names of areas that stand low among the others, each with the word that it is above the benchmark all the same: low against the median is not low
 * against England.
 * @param codes of areas of the plate, in the order of the names
 */
export function namesBeside({ areas, benchmark }: Plate, codes: readonly string[]): readonly string[] {
  return codes.flatMap((code) => {
    const one = areas.find(({ area }) => area.code === code)
    if (!one) return []
    const above = benchmark !== null && one.comparison?.direction === 'above'
    return [above ? `${one.area.name} (above ${benchmark.name})` : one.area.name]
  })
}
