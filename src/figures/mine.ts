import type { Theme } from './theme.ts'

/** Colour of a chosen area's mark: the reader's own has one that nothing else has, beside which the others are quiet. */
export const chosenInk = (theme: Theme, mine: string | null, code: string): string =>
  mine === null ? theme.accent : code === mine ? theme.mine : theme.muted
