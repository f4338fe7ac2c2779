import * as v from 'valibot'
import { appVersion } from '#core/domain/app-version.ts'
import { absenceShorthand } from '#core/domain/cell.ts'
import type { Plate } from '#core/plate/plate.ts'
import { encodeView } from '#core/view/codec.ts'

const text = v.string()

/**
 * What a picture carries of itself: the view as a link has it, and the figures as they were printed, so that a later atlas can say what has
 * changed. Only published numbers and the shorthand of absences; never a withheld value, a numerator or a row of a reader's own file.
 */
const snapshotSchema = v.object({
  format: v.literal(1),
  app: text,
  data: text,
  figure: text,
  made: v.pipe(text, v.regex(/^\d{4}-\d{2}-\d{2}$/)),
  query: text,
  title: text,
  values: v.record(text, v.union([v.number(), text])),
})
export type Snapshot = v.InferOutput<typeof snapshotSchema>

/** Twelve significant digits, as tables have them. */
const exact = (value: number): number => Number(value.toPrecision(12))

/** The figures of a plate as files may state them, by area code. */
export function publicValues({ areas }: Pick<Plate, 'areas'>): Readonly<Record<string, number | string>> {
  return Object.fromEntries(
    areas.map(({ area, cell }) => [
      area.code,
      cell.kind === 'value' ? exact(cell.value) : absenceShorthand[cell.reason],
    ]),
  )
}

/**
 * @param figure id of the figure that is drawn
 * @param holdsPrivate true where the plate rests on a file of the reader's own: then only the view is kept
 */
export function snapshotOf(plate: Plate, figure: string, made: Date, holdsPrivate: boolean): Snapshot {
  return {
    format: 1,
    app: appVersion,
    data: plate.trust.dataVersion,
    figure,
    made: made.toISOString().slice(0, 10),
    query: encodeView(plate.view),
    title: holdsPrivate ? '' : plate.title,
    values: holdsPrivate ? {} : publicValues(plate),
  }
}

/** ASCII alone, so that no file format has to be told of an encoding. */
export function writeSnapshot(snapshot: Snapshot): string {
  return JSON.stringify(snapshot).replace(
    /[\u007f-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Undefined for what is no snapshot of ours. */
export function parseSnapshot(json: string): Snapshot | undefined {
  try {
    const parsed = v.safeParse(snapshotSchema, JSON.parse(json))
    return parsed.success ? parsed.output : undefined
  } catch {
    return undefined
  }
}
