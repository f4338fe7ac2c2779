import { ramps } from './ramps.ts'
import { type Theme, themes } from './theme.ts'

/** For printing without colour: every step differs in lightness. */
const greyscale: Theme = {
  ...themes.light,
  id: 'greyscale',
  paper: '#ffffff',
  ink: '#111111',
  muted: '#4d4d4d',
  hairline: '#d0d0d0',
  sea: '#ffffff',
  land: '#ffffff',
  around: '#efefef',
  accent: '#000000',
  mine: '#000000',
  hatch: '#6f6f6f',
  symbol: '#3a3a3a',
  symbolEdge: '#ffffff',
  site: '#111111',
  siteEdge: '#ffffff',
  sequential: ramps(
    '797979',
    'd0d0d0 2b2b2b',
    'd0d0d0 797979 2b2b2b',
    'ececec 9e9e9e 565656 151515',
    'ececec b1b1b1 797979 454545 151515',
    'ececec bdbdbd 8f8f8f 646464 3b3b3b 151515',
    'ececec c5c5c5 9e9e9e 797979 565656 343434 151515',
    'ececec cacaca a9a9a9 898989 6a6a6a 4c4c4c 303030 151515',
    'ececec cecece b1b1b1 959595 797979 5f5f5f 454545 2c2c2c 151515',
  ),
  // Two hues cannot be told apart in grey, so the scale runs from dark below the benchmark to light above it.
  diverging: ramps(
    '8f8f8f',
    '303030 e3e3e3',
    '303030 8f8f8f e3e3e3',
    '151515 646464 bdbdbd f4f4f4',
    '151515 4f4f4f 8f8f8f cccccc f4f4f4',
    '151515 434343 757575 aaaaaa d6d6d6 f4f4f4',
    '151515 3b3b3b 646464 8f8f8f bdbdbd dcdcdc f4f4f4',
    '151515 353535 585858 7c7c7c a2a2a2 c6c6c6 dfdfdf f4f4f4',
    '151515 313131 4f4f4f 6e6e6e 8f8f8f b1b1b1 cccccc e2e2e2 f4f4f4',
  ),
  bivariate: [
    ['#f2f2f2', '#c9c9c9', '#9a9a9a'],
    ['#dddddd', '#a8a8a8', '#6c6c6c'],
    ['#b8b8b8', '#7d7d7d', '#2a2a2a'],
  ],
}

/** On paper, where grey is a choice of its own. The screen has no need of it, and the first map does not wait for it. Paper is white, where the screen's is cream. */
export const looks = { light: { ...themes.light, paper: '#ffffff' }, dark: themes.dark, greyscale } as const

/** A figure on the ground of the page that it is printed on: the sea has no colour of its own. */
export const onGround = (theme: Theme): Theme => ({ ...theme, sea: theme.paper })
