const isText = (value: unknown): boolean => typeof value === 'string'
const isNumber = (value: unknown): boolean => Number.isFinite(value)
const isTextOrNone = (value: unknown): boolean => value === null || isText(value)

const areAll = (list: unknown, is: (one: unknown) => boolean): boolean => Array.isArray(list) && list.every(is)
const areNumbers = (list: unknown, count: number): boolean =>
  list === null || (Array.isArray(list) && list.length === count && list.every(isNumber))

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
    isText(code) &&
    isText(name) &&
    isText(short) &&
    areAll(aliases, isText) &&
    Array.isArray(codes) &&
    codes.length === 0 &&
    isRecord(parents) &&
    Object.values(parents).every(isText) &&
    areNumbers(centroid, 2) &&
    areNumbers(bounds, 4) &&
    (areaKm2 === null || isNumber(areaKm2)) &&
    areAll(neighbours, isText) &&
    isRecord(step) &&
    isTextOrNone(step.up) &&
    isTextOrNone(step.down) &&
    isTextOrNone(step.left) &&
    isTextOrNone(step.right)
  )
}
