/** A position in an input. `row` counts from 1 with the header as row 1, as in a spreadsheet. */
type Place = { readonly file: string; readonly row?: number; readonly column?: string }

/** A fault of the input: its position, the text found there, and the fix. */
export type Problem = {
  readonly code: string
  readonly at: Place
  readonly found: string
  readonly mend: string
}

/** A value, or every reason why there is none. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** "cells.csv, row 14, column value: found “-3”. Write a number of 0 or more." */
export function problemText({ at, found, mend }: Problem): string {
  const place = [
    at.file,
    at.row === undefined ? '' : `row ${at.row}`,
    at.column === undefined ? '' : `column ${at.column}`,
  ].filter(Boolean)
  return `${place.join(', ')}: found “${found}”. ${mend}`
}
