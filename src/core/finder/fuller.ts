import type { Catalogue } from '#core/catalogue/schemas.ts'
import { counted } from '#core/domain/counted.ts'
import { isSample } from '#core/domain/indicator.ts'
import type { View } from '#core/view/view.ts'
import { type LikeNamedGroup, likeNamedGroups } from './alike.ts'
import type { AskedChange, MeasureOpening } from './change.ts'
import type { Finder, MeasureEntry } from './entries.ts'
import type { Answer } from './find.ts'
import { openChange } from './open.ts'

type Opened = ReturnType<typeof openChange>

/** What a question for a change finds: the measures in the order in which they are offered, what each opens as, and what has to be said first. */
export type FoundChanges = {
  readonly found: readonly MeasureEntry[]
  readonly openings: ReadonlyMap<MeasureEntry, Opened>
  readonly says: readonly string[]
}

/** How many areas have the change that was asked for. */
const areasOf = (opening: MeasureOpening | undefined): number =>
  opening?.kind === 'change' ? (opening.thin ?? opening).areas : 0

/** Whether a change is of so few areas of those held that a reader who asks where most has changed has no answer in it. */
const isThin = (opening: MeasureOpening): boolean =>
  opening.kind === 'single' || opening.thin !== null || opening.areas < opening.fullest.areas / 2

/** The place of a measure where none is asked for by name: those with the very years first, then those with others near, then those
 * that open without a change, and last those that few areas have. */
function placeOf(opening: MeasureOpening | undefined): number {
  if (opening === undefined || opening.kind === 'single') return 2
  return isThin(opening) ? 3 : opening.missing.length > 0 ? 1 : 0
}

/** The choices of an entry that another indicator has too: colorectal cancer stays colorectal cancer. */
function sharedEntry(finder: Finder, { dims }: MeasureEntry, id: string): MeasureEntry | null {
  const indicator = finder.entries.find((one) => one.indicator.id === id)?.indicator
  if (!indicator) return null
  const kept = Object.entries(dims).filter(([dimension, value]) =>
    indicator.dimensions.some((one) => one.id === dimension && one.values.some((choice) => choice.id === value)),
  )
  return finder.entryWith(indicator, Object.fromEntries(kept))
}

/**
 * Opens each measure found as the change that was asked for. Where the first of them holds it for few areas, or not at all, the measures that sound like it
 * and hold it for more come next, and a sentence says so: the nearest that is held is one key away. Where no measure is named, those that have the change come
 * first.
 * @param groups of measures that sound alike
 */
export function openChanges(
  {
    finder,
    catalogue,
    view,
    groups,
  }: { finder: Finder; catalogue: Catalogue; view: View; groups: readonly LikeNamedGroup[] },
  { found, places, isOfAll }: Pick<Answer, 'found' | 'places' | 'isOfAll'>,
  asked: AskedChange,
): FoundChanges {
  const open = (one: MeasureEntry) => openChange(view, catalogue, one, places, asked)
  const openings = new Map(found.map((one) => [one, open(one)]))
  const wantsMadeUp = found[0] !== undefined && isSample(found[0].indicator)
  const rank = (one: MeasureEntry) => {
    if (isSample(one.indicator) && !wantsMadeUp) return 4
    const place = placeOf(openings.get(one)?.opening)
    return isOfAll ? place : place === 2 ? 1 : 0
  }
  const ordered = found.toSorted((a, b) => rank(a) - rank(b))
  const [best] = isOfAll ? ordered : found
  const opening = best && openings.get(best)?.opening
  if (!best || !opening || !isThin(opening)) return { found: ordered, openings, says: [] }
  const alike = likeNamedGroups(groups, best.indicator.id).flatMap(({ indicators }) => indicators)
  const fuller = alike
    .filter((id) => id !== best.indicator.id)
    .flatMap((id) => sharedEntry(finder, best, id) ?? [])
    // What is made up stands in for nothing that is real.
    .filter(({ indicator }) => wantsMadeUp || !isSample(indicator))
    .map((entry) => ({ entry, opened: open(entry) }))
    .filter(({ opened }) => !isThin(opened.opening) && areasOf(opened.opening) > Math.max(1, areasOf(opening)))
    .toSorted((a, b) => areasOf(b.opened.opening) - areasOf(a.opened.opening))
  const [first] = fuller
  if (!first) return { found: ordered, openings, says: [] }
  for (const { entry, opened } of fuller) openings.set(entry, opened)
  const lead = opening.kind === 'change' ? [best] : []
  const names = new Set([...lead, ...fuller.map(({ entry }) => entry)].map(({ id }) => id))
  return {
    found: [...lead, ...fuller.map(({ entry }) => entry), ...ordered.filter(({ id }) => !names.has(id))],
    openings,
    says: [
      `${best.indicator.name} has this change for ${areasOf(opening) === 0 ? 'no area' : `${counted(areasOf(opening), 'area')} at most`}. The nearest that is held: ${first.entry.indicator.name}, for ${counted(areasOf(first.opened.opening), 'area')} at most.`,
    ],
  }
}
