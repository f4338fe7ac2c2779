import type { AskedMeasure } from '#core/compare/needs.ts'
import { fields } from '#core/view/fields.ts'

/** What the table of My area shows, as the reader chose it; null as the data suggest. */
export type TableChoice = {
  /** The measures of its rows, in order. */
  readonly measures: readonly AskedMeasure[] | null
  /** Geographies whose areas are further columns, each as a whole, such as `nation` and `uk`. */
  readonly wholes: readonly string[] | null
}

const wholeMark = 'in.'
const none = '-'

/** "mpce-staff!people!sex.all!2024-09": what is not named stays empty, and "-" is no denominator. */
const writeMeasure = ({ indicator, per, dims = {}, period = null }: AskedMeasure): string =>
  [indicator, fields.per.write(per), fields.dims.write(dims), period ?? ''].join('!').replace(/!+$/, '')

function readMeasure(text: string): AskedMeasure | null {
  const [id = '', perText = none, dimsText = '', periodText = '', ...more] = text.split('!')
  const [indicator, per, dims] = [fields.indicator.read(id), fields.per.read(perText), fields.dims.read(dimsText)]
  const period = periodText === '' ? null : fields.period.read(periodText)
  return indicator === undefined || per === undefined || dims === undefined || period === undefined || more.length > 0
    ? null
    : { indicator, per, dims, period }
}

/** Writes a choice as the view holds it: "in.nation,in.uk,mpce-staff!people,vacancy!-"; null where nothing is chosen. */
export function writeChoice({ measures, wholes }: TableChoice): string | null {
  const first = wholes === null ? [] : (wholes.length === 0 ? [none] : wholes).map((id) => `${wholeMark}${id}`)
  const parts = [...first, ...(measures ?? []).map(writeMeasure)]
  return parts.length === 0 ? null : parts.join(',')
}

/** Reads a choice. Leaves out unreadable parts and returns them, for a notice. */
export function readChoice(text: string | null): { readonly choice: TableChoice; readonly unread: readonly string[] } {
  const parts = text === null ? [] : text.split(',')
  const wholes = parts.filter((part) => part.startsWith(wholeMark)).map((part) => part.slice(wholeMark.length))
  const read = parts.filter((part) => !part.startsWith(wholeMark)).map((part) => ({ part, measure: readMeasure(part) }))
  const measures = read.flatMap(({ measure }) => (measure ? [measure] : []))
  return {
    choice: {
      measures: measures.length === 0 ? null : measures,
      wholes: wholes.length === 0 ? null : wholes.filter((id) => id !== none),
    },
    unread: read.flatMap(({ part, measure }) => (measure ? [] : [part])),
  }
}
