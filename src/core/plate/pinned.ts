import type { Dims, View } from '#core/view/view.ts'
import type { Plate } from './plate.ts'

/**
 * The view of a plate with what the data had suggested settled: its period, and every choice of the measure. A page of coverage has no period to choose.
 * @param dims the choices of the measure as they were settled
 */
export function pinnedView({ view, period }: Pick<Plate, 'view' | 'period'>, dims: Dims = view.dims): View {
  return view.screen === 'coverage' ? view : { ...view, dims, period: period ?? view.period }
}
