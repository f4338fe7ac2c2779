import * as v from 'valibot'
import { publicValues } from '#core/doctor/carried.ts'
import { appVersion } from '#core/domain/app-version.ts'
import type { Protected } from '#core/domain/protected.ts'
import { pinnedView } from '#core/plate/pinned.ts'
import type { Plate } from '#core/plate/plate.ts'
import { encodeView } from '#core/view/codec.ts'

const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest, 'one of its texts is too long'))

/** A day that the calendar has, as ISO 8601 writes it; 2024-02-30 is none. */
function isDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}

/** More areas than any geography has. */
const mostValues = 5000

/**
 * What a picture carries of itself: the view as a link has it, and the figures as they were printed, so that a later atlas can say what has
 * changed. Only published numbers and the shorthand of absences; never a withheld value, a numerator or a row of a reader's own file.
 */
const snapshotSchema = v.object({
  format: v.literal(1, 'it was written by a version of the atlas that is not known here'),
  app: text(40),
  data: text(80),
  figure: text(80),
  made: v.pipe(v.string(), v.check(isDay, 'the day on which it was made is not in the calendar')),
  query: text(20_000),
  title: text(4000),
  values: v.pipe(
    v.record(text(40), v.union([v.number(), text(40)])),
    v.check((values) => Object.keys(values).length <= mostValues, 'it lists more areas than any map has'),
  ),
  /** How the picture was drawn, so that a later one can be drawn alike. */
  drawn: v.optional(text(8000)),
})
export type Snapshot = v.InferOutput<typeof snapshotSchema>

/**
 * @param figure id of the figure that is drawn
 * @param holdsPrivate true where the plate rests on a file of the reader's own: then only the view is kept
 * @param drawn how the picture was drawn
 */
export function snapshotOf(
  plate: Protected<Plate>,
  figure: string,
  made: Date,
  holdsPrivate: boolean,
  drawn?: string,
): Snapshot {
  return {
    format: 1,
    app: appVersion,
    data: plate.trust.dataVersion,
    figure,
    made: made.toISOString().slice(0, 10),
    query: encodeView(pinnedView(plate)),
    title: holdsPrivate ? '' : plate.title,
    values: holdsPrivate ? {} : publicValues(plate),
    ...(drawn === undefined ? {} : { drawn }),
  }
}

/** ASCII alone, so that no file format has to be told of an encoding. */
export function writeSnapshot(snapshot: Snapshot): string {
  return JSON.stringify(snapshot).replace(
    /[\u007f-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** A snapshot, or in words why it is none that can be read. */
export type ReadSnapshot = { readonly snapshot: Snapshot } | { readonly refused: string }

/** Reads what a picture carries. Never fails: what a forger has written is refused with the reason. */
export function parseSnapshot(json: string): ReadSnapshot {
  try {
    const parsed = v.safeParse(snapshotSchema, JSON.parse(json))
    return parsed.success ? { snapshot: parsed.output } : { refused: parsed.issues[0].message }
  } catch {
    return { refused: 'what it says of itself is cut off or garbled' }
  }
}
