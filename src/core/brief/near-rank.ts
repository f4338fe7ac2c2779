import { vouchFor } from '#core/domain/protected.ts'
import type { Panel } from '#core/panel/panel.ts'
import type { Plate } from '#core/plate/plate.ts'
import { rankedAreas } from '#core/plate/rows.ts'

/** Areas that a ranking on a page has room for. */
const mostRows = 24
/** Areas above and below the one that a brief is about. */
const eachSide = 8

/**
 * A ranking of very many areas cut to the neighbours in rank of the one that a brief is about: all of them on one page could not be read. A ranking
 * that has room, or without a figure of that area, is left as it is.
 */
export function nearRank(panel: Panel<Plate>, code: string): Panel {
  const { body } = panel
  const ranked = rankedAreas(body?.areas ?? []).filter(({ cell }) => cell.kind === 'value')
  const at = ranked.findIndex(({ area }) => area.code === code)
  const own = ranked[at]
  if (!body || !own || body.areas.length <= mostRows) return panel
  const from = Math.max(0, Math.min(at - eachSide, ranked.length - 2 * eachSide - 1))
  const areas = ranked.slice(from, from + 2 * eachSide + 1)
  return vouchFor({
    ...panel,
    title: `${own.area.name} among its neighbours in rank`,
    subtitle: `${panel.subtitle}; ${areas.length} of ${ranked.length} areas with a figure, ${from + 1} to ${from + areas.length} from the largest`,
    body: { ...body, areas },
  })
}
