import { type Ramps, screenScales } from './ramps.ts'

/** Colours and type of a figure, applied as attributes: an exported figure keeps its look without a style sheet. */
export type Theme = {
  readonly id: 'light' | 'dark' | 'greyscale'
  readonly paper: string
  readonly ink: string
  /** Secondary text. Contrast at least 4.5 to 1 on paper. */
  readonly muted: string
  readonly hairline: string
  readonly sea: string
  /** Land outside the figure's areas, and the background of hatching. */
  readonly land: string
  /** Land of others around. */
  readonly around: string
  /** Selected and hovered items. */
  readonly accent: string
  /** The reader's own area. */
  readonly mine: string
  readonly hatch: string
  readonly symbol: string
  readonly symbolEdge: string
  readonly site: string
  readonly siteEdge: string
  /** From low to high, by number of classes. */
  readonly sequential: Ramps
  /** From below the benchmark to above it, by number of classes. */
  readonly diverging: Ramps
  /** Rows: the second variable from low to high; columns: the first. */
  readonly bivariate: readonly (readonly [string, string, string])[]
}

export const fontFamily = "'Inter Variable', Inter, 'Helvetica Neue', Arial, sans-serif"

const light: Theme = {
  id: 'light',
  paper: '#fbfaf7',
  ink: '#1a1f24',
  muted: '#565e67',
  hairline: '#d9d6ce',
  sea: '#e7ecee',
  land: '#f3f1eb',
  around: '#d3d8d9',
  accent: '#b3361a',
  mine: '#c4007a',
  hatch: '#858a90',
  symbol: '#b3361a',
  symbolEdge: '#fbfaf7',
  site: '#1a1f24',
  siteEdge: '#fbfaf7',
  ...screenScales.light,
  bivariate: [
    ['#e9e6df', '#a9cdd3', '#42a1b9'],
    ['#dcb3a4', '#a08f9d', '#4d6c8b'],
    ['#c2573a', '#884357', '#3a2c5a'],
  ],
}

const dark: Theme = {
  id: 'dark',
  paper: '#14181c',
  ink: '#eceae4',
  muted: '#a3acb5',
  hairline: '#333b43',
  sea: '#0d1114',
  land: '#20262c',
  around: '#1a2025',
  accent: '#ff9a6b',
  mine: '#ff7ac8',
  hatch: '#77818b',
  symbol: '#ff9a6b',
  symbolEdge: '#14181c',
  site: '#f4f1e8',
  siteEdge: '#14181c',
  ...screenScales.dark,
  bivariate: [
    ['#39414a', '#00627e', '#009ab4'],
    ['#7d4a3c', '#6d6478', '#7da3d8'],
    ['#d96f4c', '#c17a93', '#cdbcf0'],
  ],
}

/** On the screen. */
export const themes = { light, dark } as const

/** The colours of a number of classes, evenly along a scale of the theme. */
export const rampOf = (theme: Theme, scale: 'sequential' | 'diverging', count: number): readonly string[] =>
  theme[scale][count - 1] ?? []

/** The colour of marks in figures that colour nothing by value: 3 the usual one, 2 a paler one. */
export const markInk = (theme: Theme, step: 2 | 3 = 3): string => rampOf(theme, 'sequential', 6)[step] ?? theme.ink

/** The two text colours on coloured backgrounds. */
export const inks = { dark: '#000000', light: '#ffffff' } as const

export type InkName = keyof typeof inks

/** Kept, since thousands of borders ask for the same few colours. */
const inksOn = new Map<string, InkName>()

/** Chooses the ink with the better contrast on a colour. Every colour has at least 4.5 to 1 with one of the two, as they meet at 4.58. */
export function inkNameOn(colour: string): InkName {
  const known = inksOn.get(colour) ?? computeInk(colour)
  inksOn.set(colour, known)
  return known
}

function computeInk(colour: string): InkName {
  const [red = 0, green = 0, blue = 0] = channels(colour)
  const linear = [red, green, blue].map((byte) => {
    const share = byte / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  const [r = 0, g = 0, b = 0] = linear
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? 'dark' : 'light'
}

/** Black or white, whichever has the better contrast on a colour. */
export const inkOn = (colour: string): string => inks[inkNameOn(colour)]

function channels(colour: string): readonly number[] {
  const hex = /^#(..)(..)(..)$/.exec(colour)
  if (hex) return hex.slice(1).map((pair) => Number.parseInt(pair, 16))
  return (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number)
}
