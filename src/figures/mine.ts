import type { Theme } from './theme.ts'

/** Colour of a chosen area's mark: the reader's own has one that nothing else has, beside which the others are quiet. */
export const chosenInk = (theme: Theme, mine: string | null | undefined, code: string): string =>
  code === mine ? theme.mine : mine ? theme.muted : theme.accent
