import { counted } from '#core/domain/counted.ts'
import type { BoundaryLayer } from '#core/geography/layer.ts'
import { type Finding, fileFinding } from '#core/imports/finding.ts'
import type { Worksheet } from '#core/imports/sheet.ts'
import { limits, RemainingLimits } from './limits.ts'
import { esriLayers } from './read-esri.ts'
import { isObject, mapLayers } from './read-geojson.ts'
import { readJsonStat } from './read-json-stat.ts'
import { Refusal } from './refusal.ts'

export type ReadJson = {
  readonly sheets: readonly Worksheet[]
  readonly layers: readonly BoundaryLayer[]
  readonly findings?: readonly Finding[]
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value).slice(0, 1000) : String(value)
}

/** Objects as rows under the keys that any of them has; lists as rows. Keys are headings and nothing else, whatever they are called. */
function tableOf(list: readonly unknown[]): readonly (readonly string[])[] {
  const room = new RemainingLimits()
  if (list.every(Array.isArray))
    return list.map((row, at) => {
      room.take(at + 1, row.length)
      return row.map(textOf)
    })
  const headings = new Map<string, number>()
  for (const one of list)
    if (isObject(one))
      for (const key of Object.keys(one)) {
        if (!headings.has(key)) headings.set(key, headings.size)
        if (headings.size > limits.columns)
          throw new Refusal(
            'too-many-columns',
            `more than ${limits.columns} keys`,
            'objects with the same keys',
            'Check the file.',
          )
      }
  const rows = list.flatMap((one, at) => {
    if (!isObject(one)) return []
    room.take(at + 1, headings.size)
    const cells = Array.from({ length: headings.size }, () => '')
    for (const [key, value] of Object.entries(one)) cells[headings.get(key) ?? 0] = textOf(value)
    return [cells]
  })
  return [[...headings.keys()], ...rows]
}

const damaged = (file: string) =>
  new Refusal(
    'json-damaged',
    `${file} as JSON`,
    'valid JSON',
    'Download or save the file again; look for a missing bracket at its end.',
  )

/** What stands before each record of a GeoJSON text sequence. @see RFC 8142 */
const recordMark = String.fromCharCode(0x1e)

/** One feature a line, as large maps are streamed; null where a line is none. */
function featuresByLine(text: string): readonly unknown[] | null {
  const lines = text
    .replaceAll(recordMark, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
  if (lines.length < 2) return null
  try {
    return lines.map((line): unknown => JSON.parse(line))
  } catch {
    return null
  }
}

function layersIn(file: string, json: unknown): readonly BoundaryLayer[] | null {
  try {
    return mapLayers(file, json) ?? esriLayers(file, json)
  } catch (fault) {
    if (fault instanceof Refusal) throw fault
    const found = 'shapes that do not hang together'
    throw new Refusal('shapes-damaged', found, 'a whole boundary file', 'Download it again.')
  }
}

/** What is said of one page of a longer answer: of how many records it has how many. */
function partOfAnswer(file: string, json: unknown, held: number): readonly Finding[] {
  const all = isObject(json) ? (json.count ?? json.total) : null
  if (typeof all !== 'number' || all <= held) return []
  return [
    fileFinding(file, {
      code: 'part-of-answer',
      severity: 'warning',
      found: `${counted(held, 'record')} of ${all.toLocaleString('en-GB')}`,
      expected: 'the whole answer',
      mend: 'The file is one page of it: the others hold figures that are not here. Download all, or drop all pages together.',
    }),
  ]
}

/**
 * Reads JSON: boundaries as GeoJSON, TopoJSON or Esri JSON, JSON-stat, or a list of rows.
 * @throws Refusal
 */
export function readJsonFile(file: string, text: string): ReadJson {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    json = featuresByLine(text)
    if (json === null) throw damaged(file)
  }
  const layers = layersIn(file, json)
  if (layers !== null) return { sheets: [], layers }
  const cube = readJsonStat(file, json)
  if (cube) return { sheets: [cube], layers: [] }
  const lists = Array.isArray(json) ? [json] : isObject(json) ? Object.values(json).filter(Array.isArray) : []
  const [list] = lists.sort((a, b) => b.length - a.length)
  if (!list || list.length === 0)
    throw new Refusal(
      'json-no-table',
      'JSON without a list of rows and without shapes',
      'a list of objects, GeoJSON, TopoJSON or Esri JSON',
      'Save a table as CSV or XLSX, and boundaries as GeoJSON.',
    )
  const sheets = [{ file, name: '', hidden: false, rows: tableOf(list), reading: 'JSON' }]
  return { sheets, layers: [], findings: partOfAnswer(file, json, list.length) }
}
