const areTexts = (list: unknown): boolean => Array.isArray(list) && [...list].every((one) => typeof one === 'string')
const areNumbers = (list: unknown, count: number): boolean =>
  list === null || (Array.isArray(list) && list.length === count && [...list].every(Number.isFinite))

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Whether a value is an area as nearly all are: of the shape that `areaSchema` asks for, without other codes or members. False says nothing; the
 * schema decides then.
 */
export function isPlainArea(value: unknown): boolean {
  if (!isRecord(value) || 'members' in value) return false
  const { code, name, short, aliases, codes, parents, centroid, bounds, areaKm2, neighbours, step } = value
  return (
    areTexts([code, name, short]) &&
    areTexts(aliases) &&
    areTexts(neighbours) &&
    Array.isArray(codes) &&
    codes.length === 0 &&
    isRecord(parents) &&
    areTexts(Object.values(parents)) &&
    areNumbers(centroid, 2) &&
    areNumbers(bounds, 4) &&
    areNumbers(areaKm2 === null ? null : [areaKm2], 1) &&
    isRecord(step) &&
    areTexts([step.up, step.down, step.left, step.right].filter((one) => one !== null))
  )
}
