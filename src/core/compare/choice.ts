import { isPeriod, type Period } from '#core/domain/period.ts'
import type { Resolved } from '#core/plate/resolve.ts'
import { fields } from '#core/view/fields.ts'
import type { AskedMeasure } from './needs.ts'

/** What the reader set side by side, in the table of My area and on the small maps of Compare; null as the data suggest. */
export type BesideChoice = {
  /** The measures, in order: rows of the table, and maps. */
  readonly measures: readonly AskedMeasure[] | null
  /** Geographies whose areas are further columns of the table, each as a whole, such as `nation` and `uk`. */
  readonly wholes: readonly string[] | null
  /** The periods that have a map each. */
  readonly periods: readonly Period[] | null
}

/** Nothing is chosen. */
export const noChoice: BesideChoice = { measures: null, wholes: null, periods: null }

const wholeMark = 'in.'
const periodMark = 'at.'
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

/** Writes a choice as the view holds it: "in.nation,in.uk,at.2019,mpce-staff!people,vacancy!-"; null where nothing is chosen. */
export function writeChoice({ measures, wholes, periods }: BesideChoice): string | null {
  const first = wholes === null ? [] : (wholes.length === 0 ? [none] : wholes).map((id) => `${wholeMark}${id}`)
  const parts = [
    ...first,
    ...(periods ?? []).map((one) => `${periodMark}${one}`),
    ...(measures ?? []).map(writeMeasure),
  ]
  return parts.length === 0 ? null : parts.join(',')
}

/** Reads a choice. Leaves out unreadable parts and returns them, for a notice. */
export function readChoice(text: string | null): { readonly choice: BesideChoice; readonly unread: readonly string[] } {
  const [measures, wholes, periods, unread]: [AskedMeasure[], string[], Period[], string[]] = [[], [], [], []]
  for (const part of text === null ? [] : text.split(',')) {
    const [isWhole, isTime] = [part.startsWith(wholeMark), part.startsWith(periodMark)]
    const rest = part.slice(isWhole || isTime ? 3 : 0)
    const measure = isWhole || isTime ? null : readMeasure(part)
    if (isWhole) wholes.push(rest)
    else if (isTime && isPeriod(rest)) periods.push(rest)
    else if (measure) measures.push(measure)
    else unread.push(part)
  }
  return {
    choice: {
      measures: measures.length === 0 ? null : measures,
      wholes: wholes.length === 0 ? null : wholes.filter((id) => id !== none),
      periods: periods.length === 0 ? null : periods,
    },
    unread,
  }
}

/** A settled measure with all of its choices, as a link that leaves has to name it. */
export const askedOf = ({ main, per, period }: Resolved): AskedMeasure => ({
  indicator: main.indicator.id,
  per: per?.denominator.id ?? null,
  dims: main.dims,
  period,
})

/** Names a settled measure, as the link writes it. */
export const measureKey = (resolved: Resolved): string => writeMeasure(askedOf(resolved))
