import { readXml } from './read-xml.ts'

/** What a number format makes of a number: a date, a time of the clock, a share in percent, or the number itself. */
export type NumberFormat = 'plain' | 'date' | 'time' | 'percent'

/** Formats that spreadsheets know by number alone. */
function builtIn(id: number): NumberFormat {
  if (id === 9 || id === 10) return 'percent'
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return 'time'
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? 'date' : 'plain'
}

function formatOf(code: string): NumberFormat {
  const bare = code.replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  if (/%/.test(bare)) return 'percent'
  if (/[yd]/i.test(bare) || /mmm/i.test(bare)) return 'date'
  return /h|m{1,2}:s|\[m/i.test(bare) ? 'time' : 'plain'
}

/** The format of each cell style of a workbook, by position. */
export function readNumberFormats(bytes: Uint8Array | undefined): readonly NumberFormat[] {
  if (!bytes) return []
  const own = new Map<number, NumberFormat>()
  const styles: NumberFormat[] = []
  let inCellFormats = false
  readXml('styles.xml', bytes, {
    open: (name, { numFmtId, formatCode }) => {
      if (name === 'numFmt') own.set(Number(numFmtId), formatOf(formatCode ?? ''))
      else if (name === 'cellXfs') inCellFormats = true
      else if (name === 'xf' && inCellFormats) styles.push(own.get(Number(numFmtId)) ?? builtIn(Number(numFmtId)))
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  return styles
}

const dayMs = 86_400_000

/** A day count of a spreadsheet as a date. Workbooks of old Macs count from 1904; day 60 of 1900 never was. */
function dateText(serial: number, from1904: boolean): string {
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial
  return new Date(Math.round((days - 25_569) * dayMs)).toISOString().slice(0, 10)
}

/** A part of a day as hours and minutes: `0:35`, `26:15`, with seconds where there are any. */
function timeText(days: number): string {
  const seconds = Math.round(days * 86_400)
  const two = (n: number) => String(n).padStart(2, '0')
  const clock = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}`
  return seconds % 60 === 0 ? clock : `${clock}:${two(seconds % 60)}`
}

/** A number as its cell shows it: a date as `2025-03-31`, a share with its percent sign, else at most 15 digits. */
export function spreadsheetText(raw: string, format: NumberFormat, from1904: boolean): string {
  const value = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(value)) return raw
  if (format === 'date' && value > 0 && value < 2_958_466) return dateText(value, from1904)
  if (format === 'time' && value >= 0 && value < 1000) return timeText(value)
  const shown = format === 'percent' ? value * 100 : value
  const digits = String(Number(shown.toPrecision(format === 'percent' ? 12 : 15)))
  return format === 'percent' ? `${digits}%` : digits
}
