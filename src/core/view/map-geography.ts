import type { ScreenId } from './screens.ts'
import type { View } from './view.ts'

/** The geography on which the map of a screen stands, whatever its link names. */
export const ownGeographies = { coverage: 'utla', scenario: 'itl1' } as const satisfies Partial<
  Record<ScreenId, string>
>

/** The geography of the areas on the map of a view. */
export const mapGeography = ({ screen, geography }: Pick<View, 'screen' | 'geography'>): string =>
  screen === 'coverage' || screen === 'scenario' ? ownGeographies[screen] : geography
