/** Reads an entry of a row of numbers. @throws RangeError on a bad index, which must not pass for 0 in a proof */
export function entry(row: Float64Array | Int32Array, at: number): number {
  const value = row[at]
  if (value === undefined) throw new RangeError(`${at} of ${row.length} entries`)
  return value
}
