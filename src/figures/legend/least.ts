import { pointScaleOf } from '../map/points.ts'
import { textWidth } from '../text-width.ts'
import { absenceItems, classItems, flagItems, hatchItems, type LegendProps, restItems, size } from './items.tsx'

/** Width of an entry before its words: `Items` draws a swatch and a gap. */
const beforeWords = 28
/** Circles of an overlay, with the lines from them to their words: `SymbolKey`. */
const besideCircles = 56
/** Nine colours and words beside them that still read: `BivariateKey` gives them no less than 120. */
const crossedWidth = 197
/** Both diamonds of sites on their line: `SiteKey`. */
const siteKeyWidth = 226

/** The least width at which nothing of a legend, nor of the key of circles below it, is cut, in pixels. Headings and notes wrap at any width. */
export function legendLeast(props: Omit<LegendProps, 'width'>): number {
  const { plate } = props
  const wide = { ...props, width: 0 }
  const items = [
    ...(plate.scale === 'bivariate' ? [] : classItems(wide)),
    ...absenceItems(wide, 'x'),
    ...restItems(wide),
    ...flagItems(wide),
    ...hatchItems(wide, 'x'),
  ]
  const words = (text: string) => Math.ceil(textWidth(text, size))
  const circles = pointScaleOf(plate).map(({ text, radius }) => 2 * radius + 26 + words(text))
  return Math.max(
    ...items.map(({ label }) => beforeWords + words(label)),
    ...(plate.overlay?.mode === 'symbols' ? plate.overlay.symbolScale : []).map(
      ({ text }) => besideCircles + words(text),
    ),
    plate.scale === 'bivariate' ? crossedWidth : 0,
    plate.sites ? siteKeyWidth + words('site without one') : 0,
    plate.geography.drawnAs === 'points' ? circles.reduce((sum, one) => sum + one, 0) : 0,
  )
}
