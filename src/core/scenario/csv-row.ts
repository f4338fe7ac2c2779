import { csvFormatRow } from 'd3'

/** One line of a CSV file, without its end; nothing stands for null. */
export const csvRow = (...fields: readonly (string | number | null)[]): string =>
  csvFormatRow(fields.map((field) => (field === null ? '' : String(field))))
