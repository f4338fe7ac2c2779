import type { Catalogue } from '#core/catalogue/schemas.ts'
import { heldExtents } from '#core/domain/held.ts'
import { chooseIndicator } from '#core/plate/choose-indicator.ts'
import { mostSelected, type View } from '#core/view/view.ts'
import { type AskedChange, type MeasureOpening, openingOf } from './change.ts'
import type { MeasureEntry } from './entries.ts'
import type { NamedPlace } from './find.ts'

/**
 * The change of the view that opens a measure. A place that the question named is selected, in the geography on which the measure opens or in the first
 * other one that has both the place and figures.
 */
export function openMeasure(
  view: View,
  catalogue: Catalogue,
  { indicator, dims }: MeasureEntry,
  places: readonly NamedPlace[],
): Partial<View> {
  const choice = Object.keys(dims).length > 0 ? { dims } : {}
  const change = chooseIndicator(view, catalogue, indicator.id, choice)
  const held = new Set(heldExtents(indicator, dims).map(({ geography }) => geography))
  const usable = places.filter(({ geography }) => held.has(geography))
  const place = usable.find(({ geography }) => geography === change.geography) ?? usable[0]
  if (!place) return change
  const { geography, code } = place
  const selected = [code, ...view.selected.filter((one) => one !== code)].slice(0, mostSelected)
  const there =
    geography === change.geography ? change : chooseIndicator(view, catalogue, indicator.id, { ...choice, geography })
  return { ...there, selected, bounds: null }
}

/**
 * The change of the view that opens a measure as the change between two periods, and what it opens as; as it is, where two periods cannot be set against
 * each other.
 */
export function openChange(
  view: View,
  catalogue: Catalogue,
  entry: MeasureEntry,
  places: readonly NamedPlace[],
  asked: AskedChange,
): { readonly open: Partial<View>; readonly opening: MeasureOpening } {
  const open = openMeasure(view, catalogue, entry, places)
  const { geography = view.geography, dims = {}, period } = open
  const opens = period ?? entry.indicator.initial.period
  const opening = openingOf(entry.indicator, { dims, geography, opens }, asked)
  if (opening.kind === 'single') return { open: { ...open, change: null }, opening }
  const { from, to } = opening
  return { open: { ...open, period: to, change: { from, form: 'difference' } }, opening }
}
