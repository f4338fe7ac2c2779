import type { Catalogue } from '#core/catalogue/schemas.ts'
import { capitalise, endSentence } from '#core/domain/letters.ts'
import { resolveView } from '#core/plate/resolve.ts'
import { decodeView } from '#core/view/codec.ts'
import { ownGeographies } from '#core/view/map-geography.ts'
import type { View } from '#core/view/view.ts'

/** The view of a link, or in one sentence what of it is no longer there: a story never shows another figure than its author chose. */
export type SceneView = { readonly ok: true; readonly view: View } | { readonly ok: false; readonly lacks: string }

/** A repair without what a map shows instead: a scene shows nothing instead. */
const withoutMend = (repair: string): string =>
  repair.replace(/[;,] (?:so )?[^;,]* (?:is|are) (?:shown|not drawn)\b.*$/, '')

/** What a view lacks of its measure. Coverage and Scenarios show none of the atlas's measures, and stand on a geography of their own. */
function lacksOfMeasure(view: View, catalogue: Catalogue): readonly string[] {
  if (view.screen in ownGeographies) return []
  const { repairs, period, main } = resolveView(view, catalogue)
  const empty = period === null ? [`${main.indicator.name} has no figures for this geography`] : []
  return [...repairs.map(withoutMend), ...empty]
}

/** Reads the link of a picture against what the atlas holds now. */
export function sceneView(link: string, catalogue: Catalogue): SceneView {
  const { view, ignored } = decodeView(link)
  const unread = ignored.length > 0 ? [`part of its link cannot be read (${ignored.join(', ')})`] : []
  const lacks = [...unread, ...lacksOfMeasure(view, catalogue)]
  return lacks.length === 0 ? { ok: true, view } : { ok: false, lacks: endSentence(capitalise(lacks.join('; '))) }
}
