import type { Theme } from './theme.ts'

/**
 * Inks of lines that stand out beside each other, one for each area that can be selected: readable as text on paper. Where hues are not told apart the
 * dashes are, which belong to the ink.
 */
const furtherInks: Readonly<Record<Theme['id'], readonly string[]>> = {
  light: ['#1f5fa8', '#00734f', '#8a3f96', '#8a5f00', '#5446c9', '#b52f6c', '#3d4750'],
  dark: ['#7db7ff', '#5fd1a6', '#dc9fe8', '#e6c35c', '#8f86ff', '#ff6f9f', '#cfd6dc'],
  greyscale: ['#555555', '#000000', '#555555', '#000000', '#555555', '#000000', '#555555'],
}

/** The inks in the order of selection; the first is the accent. */
export const lineInks = ({ id, accent }: Theme): readonly string[] => [accent, ...furtherInks[id]]

const dashes = [undefined, '7 3', '2 3', '10 3 2 3', '4 2', '12 4', '1 2', '6 2 1 2 1 2'] as const

/** Place of the ink that is near the colour of the reader's own area. */
const nearMine = 5

/**
 * The look of the line of a selected area: its ink and its dashes, by its place among the selected ones; null for any other area. The reader's own area,
 * which is the first, has its own colour, and no other line has one near it.
 */
export function lineLook(theme: Theme, selected: readonly string[], code: string, mine: string | null = null) {
  const at = selected.indexOf(code)
  if (at < 0) return null
  const inks = mine === null ? lineInks(theme) : [theme.mine, ...furtherInks[theme.id].with(nearMine, theme.accent)]
  return { ink: inks[at % inks.length] ?? theme.accent, dash: dashes[at % dashes.length] }
}
