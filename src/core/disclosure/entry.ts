/** An entry of a row of numbers. @throws RangeError when there is none: a slip of an index in a proof is no 0 */
export function entry(row: Float64Array | Int32Array, at: number): number {
  const value = row[at]
  if (value === undefined) throw new RangeError(`${at} of ${row.length} entries`)
  return value
}
