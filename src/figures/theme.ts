import { scales } from './ramps.ts'

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
  /** Lines between areas. */
  readonly border: string
  /** Selected and hovered items. */
  readonly accent: string
  /** The reader's own area. */
  readonly mine: string
  readonly hatch: string
  readonly symbol: string
  readonly symbolEdge: string
  readonly site: string
  readonly siteEdge: string
  /** From low to high. */
  readonly sequential: readonly string[]
  /** From below the benchmark to above it. */
  readonly diverging: readonly string[]
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
  border: '#fbfaf7',
  accent: '#b3361a',
  mine: '#c4007a',
  hatch: '#858a90',
  symbol: '#b3361a',
  symbolEdge: '#fbfaf7',
  site: '#1a1f24',
  siteEdge: '#fbfaf7',
  sequential: ['#dcebdc', '#a5d0c0', '#5fa9ad', '#2c7a94', '#174f75', '#132b4f'],
  diverging: ['#7a4a12', '#c08a45', '#e8d3ab', '#efeee9', '#b4d8d2', '#4a9c97', '#0d5c5c'],
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
  border: '#14181c',
  accent: '#ff9a6b',
  mine: '#ff7ac8',
  hatch: '#77818b',
  symbol: '#ff9a6b',
  symbolEdge: '#14181c',
  site: '#f4f1e8',
  siteEdge: '#14181c',
  sequential: ['#22405a', '#27617d', '#3a8796', '#68b0a6', '#a9d4b8', '#e3f2da'],
  diverging: ['#e0a458', '#a9793c', '#6a5436', '#3a4046', '#2f625f', '#3f938d', '#7cd0c6'],
  bivariate: [
    ['#39414a', '#00627e', '#009ab4'],
    ['#7d4a3c', '#6d6478', '#7da3d8'],
    ['#d96f4c', '#c17a93', '#cdbcf0'],
  ],
}

/** For printing without colour: every step differs in lightness. */
const greyscale: Theme = {
  ...light,
  id: 'greyscale',
  paper: '#ffffff',
  ink: '#111111',
  muted: '#4d4d4d',
  hairline: '#d0d0d0',
  sea: '#ffffff',
  land: '#ffffff',
  border: '#ffffff',
  accent: '#000000',
  mine: '#000000',
  hatch: '#6f6f6f',
  symbol: '#3a3a3a',
  symbolEdge: '#ffffff',
  site: '#111111',
  siteEdge: '#ffffff',
  sequential: ['#ececec', '#bdbdbd', '#8f8f8f', '#646464', '#3b3b3b', '#151515'],
  // Two hues cannot be told apart in grey, so the scale runs from dark below the benchmark to light above it.
  diverging: ['#151515', '#3b3b3b', '#646464', '#8f8f8f', '#bdbdbd', '#dcdcdc', '#f4f4f4'],
  bivariate: [
    ['#f2f2f2', '#c9c9c9', '#9a9a9a'],
    ['#dddddd', '#a8a8a8', '#6c6c6c'],
    ['#b8b8b8', '#7d7d7d', '#2a2a2a'],
  ],
}

/** On the screen. */
export const themes = { light, dark } as const

/** On paper, where grey is a choice of its own. */
export const looks = { light, dark, greyscale } as const

/** The colours of a number of classes, evenly along a scale of the theme. */
export const rampOf = ({ id }: Theme, scale: 'sequential' | 'diverging', count: number): readonly string[] =>
  scales[id][scale][count - 1] ?? []

/** The two text colours on coloured backgrounds. */
export const inks = { dark: '#000000', light: '#ffffff' } as const

export type InkName = keyof typeof inks

/** Chooses the ink with the better contrast on a colour. Every colour has at least 4.5 to 1 with one of the two, as they meet at 4.58. */
export function inkNameOn(colour: string): InkName {
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
