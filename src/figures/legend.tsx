import { memo } from 'react'
import type { Plate } from '#core/plate/plate.ts'
import {
  absenceItems,
  classItems,
  flagItems,
  hatchItems,
  type Item,
  Items,
  type LegendProps,
  line,
  restItems,
  rowsHeight,
  size,
} from './legend/items.tsx'
import { BivariateKey, crossedHeight, SiteKey, SymbolKey } from './legend/keys.tsx'
import { symbolRadius } from './map/layers.tsx'
import { Patterns } from './map/patterns.tsx'
import { wrapText } from './text-width.ts'
import { fontFamily } from './theme.ts'
import { usePrefix } from './use-prefix.ts'

type Blocks = {
  readonly heading: readonly string[]
  readonly items: readonly Item[]
  readonly overlayHeading: readonly string[]
  readonly hatches: readonly Item[]
  readonly notes: readonly string[]
  readonly height: number
  readonly y: Readonly<Record<'items' | 'overlay' | 'key' | 'notes' | 'sites', number>>
}

/** Whether the overlay is drawn: it is left out when its values cannot be split into thirds. */
const isOverlaid = ({ overlay, scale }: Plate): boolean =>
  overlay !== null &&
  (overlay.mode === 'bivariate' ? scale === 'bivariate' : overlay.mode === 'symbols' || overlay.thirds !== null)

function blocksOf(props: LegendProps, prefix: string): Blocks {
  const { plate, width } = props
  const { overlay, scale } = plate
  const crossed = scale === 'bivariate'
  const heading = crossed ? [] : wrapText(`${plate.measure.name}, ${plate.trust.periodText}`, size, width, 600)
  const items = [
    ...(crossed ? [] : classItems(props)),
    ...absenceItems(props, prefix),
    ...restItems(props),
    ...flagItems(props),
  ]
  const words = overlay && isOverlaid(plate) && !crossed ? `${overlay.measure.name}, ${overlay.periodText}` : ''
  const overlayHeading = words ? wrapText(words, size, width, 600) : []
  const hatches = hatchItems(props, prefix)
  const notes = plate.mapNotes.flatMap((note) => wrapText(note, size, width))
  const labelsOf = (some: readonly Item[]) => some.map(({ label }) => label)
  const keyHeight = crossed
    ? crossedHeight(props)
    : overlay?.mode === 'symbols'
      ? 2 * symbolRadius + 8
      : rowsHeight(labelsOf(hatches), width)
  const y1 = heading.length * line + (heading.length > 0 ? 4 : 0)
  const y2 = y1 + rowsHeight(labelsOf(items), width)
  const y3 = y2 + overlayHeading.length * line + (overlayHeading.length > 0 ? 4 : 0)
  const y4 = y3 + keyHeight
  const y5 = y4 + notes.length * line + (notes.length > 0 ? 4 : 0)
  return {
    heading,
    items,
    overlayHeading,
    hatches,
    notes,
    height: Math.max(1, y5 + (plate.sites ? 22 : 0)),
    y: { items: y1, overlay: y2, key: y3, notes: y4, sites: y5 },
  }
}

export const legendHeight = (props: LegendProps): number => blocksOf(props, 'x').height

/** The legend as part of a larger drawing. */
export function LegendGroup(props: LegendProps & { readonly prefix: string }) {
  const { plate, theme, prefix } = props
  const { heading, items, overlayHeading, hatches, notes, y } = blocksOf(props, prefix)
  return (
    <g fontFamily={fontFamily}>
      {heading.map((words, at) => (
        <text key={`${at}-${words}`} y={12 + at * line} fontSize={size} fontWeight={600} fill={theme.ink}>
          {words}
        </text>
      ))}
      <Items {...props} items={items} y={y.items} />
      {overlayHeading.map((words, at) => (
        <text key={`${at}-${words}`} y={y.overlay + 12 + at * line} fontSize={size} fontWeight={600} fill={theme.ink}>
          {words}
        </text>
      ))}
      {plate.overlay?.mode === 'symbols' ? <SymbolKey {...props} y={y.key} /> : null}
      {hatches.length > 0 ? <Items {...props} items={hatches} y={y.key} /> : null}
      {plate.scale === 'bivariate' ? <BivariateKey {...props} y={y.key} /> : null}
      {notes.map((words, at) => (
        <text key={words} y={y.notes + 12 + at * line} fontSize={size} fill={theme.muted}>
          {words}
        </text>
      ))}
      {plate.sites ? <SiteKey theme={theme} y={y.sites + 8} /> : null}
    </g>
  )
}

/** The legend of a map as a picture: its colours, patterns, circles and marks. */
export function LegendPicture(props: LegendProps & { readonly prefix: string }) {
  const { width, theme, prefix } = props
  const height = legendHeight(props)
  return (
    <svg width={width} height={height} viewBox={`-1 -1 ${width} ${height}`} role="img" aria-label="Legend">
      <Patterns prefix={prefix} theme={theme} unit={1} />
      <LegendGroup {...props} />
    </svg>
  )
}

/** The legend on a page that may contain several. */
export const Legend = memo(function Legend(props: LegendProps) {
  const prefix = usePrefix()
  return <LegendPicture {...props} prefix={prefix} />
})
