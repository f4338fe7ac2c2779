import { counted } from '#core/domain/counted.ts'
import { periodText } from '#core/domain/period.ts'
import type { Plate } from '#core/plate/plate.ts'
import { type FigureDifference, figureDifferences } from './difference.ts'
import type { FigureIdentity } from './identify.ts'

/** What has become of the data of a figure since it was made. */
export type FigureCheck = {
  readonly kind: 'same' | 'changed' | 'unknown' | 'gone'
  /** The same in a sentence. */
  readonly text: string
  readonly changes: readonly FigureDifference[]
  /** A later period that is held, in a sentence; empty where there is none. */
  readonly later: string
}

/** @param ignored parts of the link that nobody can read */
function goneText({ repairs }: Plate, ignored: readonly string[]): string {
  const said = [...repairs, ...ignored.map((part) => `“${part}” in its link is not known`)]
  return said.length === 0 ? '' : `The view of this picture can no longer be shown as it was: ${said.join('; ')}.`
}

function laterText({ period, periods, change }: Plate): string {
  const last = periods.at(-1)?.period
  return period === null || last === undefined || last === period || change
    ? ''
    : `Figures for ${periodText(last)} are held as well; the picture is of ${periodText(period)}.`
}

/**
 * Compares what a picture showed with its view today.
 * @param ignored parts of its link that could not be read
 */
export function checkFigure(identity: FigureIdentity, plate: Plate, ignored: readonly string[]): FigureCheck {
  const later = laterText(plate)
  const gone = goneText(plate, ignored)
  if (gone !== '') return { kind: 'gone', text: gone, changes: [], later: '' }
  const { was, data } = identity
  const now = plate.trust.dataVersion
  if (!was || Object.keys(was.values).length === 0) {
    const versions =
      data === null ? `The atlas holds version ${now}.` : `It was made of version ${data}; now it is ${now}.`
    const text =
      data === now
        ? 'The data have not changed since: they are of the same version.'
        : `Its figures did not come along, so which of them have changed cannot be said. ${versions}`
    return { kind: data === now ? 'same' : 'unknown', text, changes: [], later }
  }
  const changes = figureDifferences(was, plate)
  if (changes.length > 0)
    return {
      kind: 'changed',
      text: `${counted(changes.length, 'figure', 'figures')} of ${plate.areas.length} changed.`,
      changes,
      later,
    }
  const text =
    data === null || data === now
      ? 'The data have not changed.'
      : `The data have been renewed since (version ${data}, now ${now}), but no figure of this view has changed.`
  return { kind: 'same', text, changes, later }
}
