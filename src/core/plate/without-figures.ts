import type { Plate } from './plate.ts'

/** What a plate of published figures has and a map that is worked out, of coverage or of a scenario, has none of. */
export const withoutFigures = {
  periods: [],
  perPeriod: null,
  perPeriods: [],
  groups: [],
  classNote: null,
  benchmark: null,
  overdispersed: null,
  overlay: null,
  sites: null,
  offers: [],
} satisfies Partial<Plate>
