import { slug } from '#core/domain/slug.ts'
import type { Plate } from '#core/plate/plate.ts'

const longest = 120
/** Minimum length of a measure's name in a file name. */
const shortest = 24

const cut = (text: string, length: number): string => text.slice(0, length).replace(/-+$/, '')

/** The one area that a plate is about: the reader’s own, else the only one that is selected. */
function subjectOf({ areas, mine, view }: Plate): string | null {
  const [only = null, ...others] = view.selected
  const code = mine ?? (others.length === 0 ? only : null)
  return areas.find(({ area }) => area.code === code)?.area.name ?? null
}

/**
 * Says what is in the file: what, with what beside it, of which area where it is about one, where, when, that it is made up where it is, and which figure. At most 120 characters with its
 * ending; where that is too few, the names of measures are cut, and nothing else.
 * @param beside marks of other figures in the file than the map's
 */
export function fileName(plate: Plate, kind: string, ending: string, beside: readonly string[] = []): string {
  const { measure, overlay, geography, change, period, marks, partlyMarked } = plate
  const about = subjectOf(plate)
  const said = marks.map((mark) => (partlyMarked ? `with-${mark}` : mark))
  const when = change ? `${change.earlier} to ${change.later}` : (period ?? '')
  const rest = [
    ...(about === null ? [] : [cut(slug(about), shortest)]),
    geography.short,
    when,
    ...said,
    ...beside.map((mark) => `with-${mark}`),
    kind,
  ]
  const tail = rest.map(slug).filter(Boolean).join('_')
  const heads = [slug(measure.name), ...(overlay ? [`with-${slug(overlay.measure.name)}`] : [])]
  const room = longest - ending.length - 1 - tail.length - heads.length
  const each = Math.max(shortest, Math.floor(room / heads.length))
  return `${[...heads.map((head) => cut(head, each)), tail].join('_')}.${ending}`
}
