import { memo, useId } from 'react'
import type { Plate } from '#core/plate/plate.ts'
import { symbolRadius } from './map/layers.tsx'
import { classColours } from './map/paint.ts'
import { Patterns, patternFill } from './map/patterns.tsx'
import { textWidth, wrapText } from './text-width.ts'
import { fontFamily, type Theme } from './theme.ts'

export type LegendProps = {
  readonly plate: Plate
  readonly theme: Theme
  readonly width: number
  /** Class that is lit, here or by the pointer on the map. */
  readonly litClass?: number | null
  readonly onLight?: (index: number | null) => void
}

const size = 12
const line = 17
const swatch = { width: 22, height: 14 }
const gap = 14

type Item = {
  readonly key: string
  readonly label: string
  readonly fill: string
  readonly index: number | null
  readonly note: string
}

/** Rows of items that fit a width. Pure, so that a test can ask whether anything overlaps. */
export function layItems(
  labels: readonly string[],
  width: number,
): readonly { readonly x: number; readonly y: number }[] {
  const places: { x: number; y: number }[] = []
  let [x, y] = [0, 0]
  for (const label of labels) {
    const wide = swatch.width + 6 + textWidth(label, size) + gap
    if (x > 0 && x + wide - gap > width) {
      x = 0
      y += line + 5
    }
    places.push({ x, y })
    x += wide
  }
  return places
}

function classItems({ plate, theme }: LegendProps): readonly Item[] {
  const colours = classColours(plate, theme)
  return plate.classes.map(({ index, label, count }) => ({
    key: `class-${index}`,
    label,
    fill: colours[index] ?? theme.land,
    index,
    note: `${count} ${count === 1 ? 'area' : 'areas'}`,
  }))
}

function absenceItems({ plate }: LegendProps, prefix: string): readonly Item[] {
  return plate.absences.map(({ reason, label, codes }) => ({
    key: reason,
    label: `${label} (${codes.length})`,
    fill: patternFill(prefix, reason),
    index: null,
    note: `${codes.length} areas`,
  }))
}

function Items({ items, theme, width, litClass, onLight, y }: LegendProps & { items: readonly Item[]; y: number }) {
  const places = layItems(
    items.map(({ label }) => label),
    width,
  )
  return items.map(({ key, label, fill, index, note }, at) => {
    const place = places[at] ?? { x: 0, y: 0 }
    const lit = index !== null && index === litClass
    return (
      <g
        key={key}
        transform={`translate(${place.x},${y + place.y})`}
        onPointerEnter={onLight && index !== null ? () => onLight(index) : undefined}
        onPointerLeave={onLight && index !== null ? () => onLight(null) : undefined}
      >
        <title>{`${label}: ${note}`}</title>
        <rect
          x={-2}
          y={-2}
          width={swatch.width + textWidth(label, size) + 12}
          height={line + 3}
          fill="none"
          pointerEvents="all"
        />
        <rect {...swatch} fill={fill} stroke={lit ? theme.accent : theme.muted} strokeWidth={lit ? 2 : 0.5} />
        <text x={swatch.width + 6} y={11.5} fontSize={size} fill={theme.ink} fontWeight={lit ? 600 : 400}>
          {label}
        </text>
      </g>
    )
  })
}

const rowsHeight = (labels: readonly string[], width: number) =>
  labels.length === 0 ? 0 : (layItems(labels, width).at(-1)?.y ?? 0) + line + 8

function SymbolKey({ plate, theme, y }: LegendProps & { y: number }) {
  const scale = plate.overlay?.symbolScale ?? []
  const radii = scale.map(({ share }) => Math.sqrt(share) * symbolRadius)
  const starts = radii.map((_, at) =>
    radii.slice(0, at).reduce((sum, r, i) => sum + 2 * r + 12 + textWidth(scale[i]?.text ?? '', size) + gap, 0),
  )
  return scale.map(({ text }, at) => {
    const r = radii[at] ?? 0
    const x = (starts[at] ?? 0) + r
    return (
      <g key={text}>
        <circle cx={x} cy={y + symbolRadius} r={r} fill={theme.symbol} fillOpacity={0.55} stroke={theme.symbolEdge} />
        <text x={x + r + 6} y={y + symbolRadius + 4} fontSize={size} fill={theme.ink}>
          {text}
        </text>
      </g>
    )
  })
}

const cell = 22

/** Nine colours: the measure grows to the right, the second indicator upwards. */
function BivariateKey({ plate, theme, y }: LegendProps & { y: number }) {
  return (
    <g transform={`translate(0,${y})`}>
      {theme.bivariate.flatMap((row, high) =>
        row.map((fill, across) => (
          <rect key={fill} x={across * (cell + 1)} y={(2 - high) * (cell + 1)} width={cell} height={cell} fill={fill} />
        )),
      )}
      <text x={3 * (cell + 1) + 8} y={14} fontSize={size} fill={theme.ink}>
        ↑ {plate.overlay?.measure.name ?? ''}, higher third at the top
      </text>
      <text x={3 * (cell + 1) + 8} y={14 + line} fontSize={size} fill={theme.ink}>
        → {plate.measure.name}, higher third to the right
      </text>
    </g>
  )
}

function SiteKey({ theme, y, x = 0 }: { theme: Theme; y: number; x?: number }) {
  const diamond = 'M0,-4L4,0L0,4L-4,0Z'
  return (
    <g transform={`translate(${x + 6},${y})`} fontSize={size}>
      <path d={diamond} fill={theme.site} stroke={theme.siteEdge} strokeWidth={0.8} />
      <text x={10} y={4} fill={theme.ink}>
        site with a number of machines
      </text>
      <g transform="translate(210,0)">
        <path d={diamond} fill={theme.siteEdge} stroke={theme.site} strokeWidth={1.2} />
        <text x={10} y={4} fill={theme.ink}>
          site without one
        </text>
      </g>
    </g>
  )
}

type Blocks = {
  readonly heading: readonly string[]
  readonly items: readonly Item[]
  readonly overlayHeading: readonly string[]
  readonly hatchItems: readonly Item[]
  readonly height: number
  readonly y: { readonly items: number; readonly overlay: number; readonly key: number; readonly sites: number }
}

function blocksOf(props: LegendProps, prefix: string): Blocks {
  const { plate, width } = props
  const { overlay } = plate
  const crossed = overlay?.mode === 'bivariate' && overlay.thirds !== null && overlay.mainThirds !== null
  const heading = crossed ? [] : wrapText(`${plate.measure.name}, ${plate.trust.periodText}`, size, width, 600)
  const items = [...(crossed ? [] : classItems(props)), ...absenceItems(props, prefix)]
  const words = overlay ? `${overlay.measure.name}, ${overlay.periodText}` : ''
  const overlayHeading = overlay && !crossed ? wrapText(words, size, width, 600) : []
  const hatchItems: Item[] =
    overlay?.mode === 'hatch'
      ? [
          { key: 'second', label: 'middle third', fill: patternFill(prefix, 'second'), index: null, note: '' },
          { key: 'third', label: 'upper third', fill: patternFill(prefix, 'third'), index: null, note: '' },
        ]
      : []
  const keyHeight = crossed
    ? 3 * (cell + 1) + 10
    : overlay?.mode === 'symbols'
      ? 2 * symbolRadius + 8
      : rowsHeight(
          hatchItems.map(({ label }) => label),
          width,
        )
  const labels = items.map(({ label }) => label)
  const y1 = heading.length * line + (heading.length > 0 ? 4 : 0)
  const y2 = y1 + rowsHeight(labels, width)
  const y3 = y2 + overlayHeading.length * line + (overlayHeading.length > 0 ? 4 : 0)
  const y4 = y3 + (overlay ? keyHeight : 0)
  return {
    heading,
    items,
    overlayHeading,
    hatchItems,
    height: Math.max(1, y4 + (plate.sites ? 22 : 0)),
    y: { items: y1, overlay: y2, key: y3, sites: y4 },
  }
}

export const legendHeight = (props: LegendProps): number => blocksOf(props, 'x').height

/** The legend as part of a larger drawing. */
export function LegendGroup(props: LegendProps & { readonly prefix: string }) {
  const { plate, theme, prefix } = props
  const { heading, items, overlayHeading, hatchItems, y } = blocksOf(props, prefix)
  const crossed = plate.overlay?.mode === 'bivariate' && heading.length === 0
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
      {hatchItems.length > 0 ? <Items {...props} items={hatchItems} y={y.key} /> : null}
      {crossed ? <BivariateKey {...props} y={y.key} /> : null}
      {plate.sites ? <SiteKey theme={theme} y={y.sites + 8} /> : null}
    </g>
  )
}

/** What the colours, patterns, circles and marks of a map mean. */
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

/** The legend where several may be on the page. */
export const Legend = memo(function Legend(props: LegendProps) {
  const prefix = useId().replace(/[^\w-]/g, '')
  return <LegendPicture {...props} prefix={prefix} />
})
