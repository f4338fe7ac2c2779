import type { Dims, View } from '#core/view/view.ts'
import type { Plate } from './plate.ts'

/**
 * Writes into the view what it had left to the data: the period, and every choice of the measure. A coverage page has no period to choose.
 * @param dims the resolved choices of the measure
 */
export function pinnedView({ view, period }: Pick<Plate, 'view' | 'period'>, dims: Dims = view.dims): View {
  return view.screen === 'coverage' ? view : { ...view, dims, period: period ?? view.period }
}
