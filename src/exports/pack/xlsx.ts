import { unzipSync, zipSync } from 'fflate'
import writeXlsxFile from 'write-excel-file/universal'
import { workbookTime } from './pack.ts'
import type { PackSheet } from './sheets.ts'

/** Sheets as an Excel workbook: numbers are numbers, words are words and never formulas, no cell is merged. */
export async function xlsxOf(sheets: readonly PackSheet[]): Promise<Uint8Array> {
  const written = sheets.map(({ name, rows, headings, widths }) => ({
    sheet: name,
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: headings,
    data: rows.map((row, at) =>
      row.map((value) => ({
        value,
        type: typeof value === 'number' ? Number : String,
        ...(at < headings ? { fontWeight: 'bold' as const } : {}),
      })),
    ),
  }))
  const blob = await writeXlsxFile(written).toBlob()
  // Packed anew: the library writes the time of writing into the archive.
  return zipSync(unzipSync(new Uint8Array(await blob.arrayBuffer())), { mtime: workbookTime })
}
