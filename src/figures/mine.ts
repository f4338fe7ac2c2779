import type { Theme } from './theme.ts'

/** Colour of a selected area's mark; the reader's own area has a colour that nothing else has. */
export const chosenInk = (theme: Theme, mine: string | null | undefined, code: string): string =>
  code === mine ? theme.mine : mine ? theme.muted : theme.accent
