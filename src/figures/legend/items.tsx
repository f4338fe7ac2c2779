import { listText } from '#core/domain/list-text.ts'
import type { Plate } from '#core/plate/plate.ts'
import { singledOut } from '#core/plate/trust.ts'
import { Flag } from '../map/flag-layer.tsx'
import { classColours, hatchOver } from '../map/paint.ts'
import type { HatchId } from '../map/pattern-tiles.ts'
import { patternFill } from '../map/patterns.tsx'
import { textWidth } from '../text-width.ts'
import type { Theme } from '../theme.ts'

export type LegendProps = {
  readonly plate: Plate
  readonly theme: Theme
  readonly width: number
  /** Index of the highlighted class, hovered here or on the map. */
  readonly litClass?: number | null
  readonly onLight?: (index: number | null) => void
}

export const size = 12
export const line = 17
const swatch = { width: 22, height: 14 }
const gap = 14

/** A part of a swatch: its fill, and the hatching over it. */
type Part = { readonly fill: string; readonly hatch?: string }

export type Item = {
  readonly key: string
  readonly label: string
  /** From left to right. */
  readonly parts: readonly Part[]
  readonly index: number | null
  readonly note: string
  /** Shows the caution mark in place of a swatch. */
  readonly flag?: true
}

/** Lays out items in rows that fit a width. Pure, for tests of overlap. */
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

const areasText = (count: number): string => `${count} ${count === 1 ? 'area' : 'areas'}`

export function classItems({ plate, theme }: LegendProps): readonly Item[] {
  const colours = classColours(plate, theme)
  return plate.classes.map(({ index, label, count }) => ({
    key: `class-${index}`,
    label,
    parts: [{ fill: colours[index] ?? theme.land }],
    index,
    note: areasText(count),
  }))
}

export function absenceItems({ plate }: LegendProps, prefix: string): readonly Item[] {
  return plate.absences.map(({ reason, label, codes }) => ({
    key: reason,
    label: `${label} (${codes.length})`,
    parts: [{ fill: patternFill(prefix, reason) }],
    index: null,
    note: areasText(codes.length),
  }))
}

/** An entry that stands for no class and counts nothing. */
const plainItem = (key: string, label: string, parts: readonly Part[]): Item => ({
  key,
  label,
  parts,
  index: null,
  note: '',
})

const nations = { E: 'England', S: 'Scotland', W: 'Wales', N: 'Northern Ireland' }

/** The legend entry of land with none of the areas: what lies outside the nations of the geography. Codes of others tell no nation. */
export function restItems({ plate, theme }: LegendProps): readonly Item[] {
  const own = new Set<string>()
  for (const { area } of plate.areas) own.add(area.code.charAt(0))
  const held = Object.entries(nations).flatMap(([letter, name]) => (own.has(letter) ? [name] : []))
  if (!plate.geography.hasShapes || [...own].some((letter) => !(letter in nations)) || held.length % 4 === 0) return []
  return [plainItem('rest', `none outside ${listText(held)}`, [{ fill: theme.land }])]
}

/** The legend entry of the caution mark. */
export function flagItems({ plate }: LegendProps): readonly Item[] {
  const { length } = singledOut(plate)
  if (length === 0) return []
  return [
    { key: 'flag', label: `read with care (${length})`, parts: [], index: null, note: areasText(length), flag: true },
  ]
}

/** Shows hatching on the lowest and on the highest class, where its ink may differ. */
export function hatchParts(plate: Plate, theme: Theme, hatch: HatchId, prefix: string): readonly Part[] {
  const colours = classColours(plate, theme)
  const ends = [...new Set([colours[0] ?? theme.land, colours.at(-1) ?? theme.land])]
  return ends.map((colour) => ({
    fill: colour,
    hatch: patternFill(prefix, hatchOver(hatch, { kind: 'colour', colour }, theme)),
  }))
}

export function hatchItems({ plate, theme }: LegendProps, prefix: string): readonly Item[] {
  if (plate.overlay?.mode !== 'hatch' || plate.overlay.thirds === null) return []
  const without = plate.areas.filter(({ overlay, coveredBy }) => coveredBy === null && !overlay?.third)
  const absent = without.filter(({ overlay }) => overlay?.cell.kind !== 'value').length
  return [
    plainItem('third', 'upper third', hatchParts(plate, theme, 'third', prefix)),
    plainItem('second', 'middle third', hatchParts(plate, theme, 'second', prefix)),
    ...(absent > 0 ? [plainItem('no-hatch', `not hatched: lower third, or no figure (${absent})`, [])] : []),
  ]
}

/** A rectangle in one or two fills, with the hatching over each. */
export function Swatch({ parts, stroke, width = 0.5 }: { parts: readonly Part[]; stroke: string; width?: number }) {
  const wide = swatch.width / parts.length
  return (
    <>
      {parts.flatMap(({ fill, hatch }, at) =>
        [fill, ...(hatch ? [hatch] : [])].map((own, layer) => (
          <rect
            key={own}
            data-swatch={layer === 0 ? 'ground' : 'hatch'}
            x={at * wide}
            width={wide}
            height={swatch.height}
            fill={own}
          />
        )),
      )}
      {parts.length > 0 ? <rect {...swatch} fill="none" stroke={stroke} strokeWidth={width} /> : null}
    </>
  )
}

export function Items({
  items,
  theme,
  width,
  litClass,
  onLight,
  y,
}: LegendProps & { items: readonly Item[]; y: number }) {
  const places = layItems(
    items.map(({ label }) => label),
    width,
  )
  return items.map(({ key, label, parts, index, note, flag }, at) => {
    const place = places[at] ?? { x: 0, y: 0 }
    const lit = index !== null && index === litClass
    return (
      <g
        key={key}
        data-key={key}
        transform={`translate(${place.x},${y + place.y})`}
        onPointerEnter={onLight && index !== null ? () => onLight(index) : undefined}
        onPointerLeave={onLight && index !== null ? () => onLight(null) : undefined}
      >
        {note ? <title>{`${label}: ${note}`}</title> : null}
        <rect
          x={-2}
          y={-2}
          width={swatch.width + textWidth(label, size) + 12}
          height={line + 3}
          fill="none"
          pointerEvents="all"
        />
        {flag ? (
          <g transform={`translate(${swatch.width / 2},${swatch.height / 2 + 1})`}>
            <Flag theme={theme} />
          </g>
        ) : null}
        <Swatch parts={parts} stroke={lit ? theme.accent : theme.muted} width={lit ? 2 : 0.5} />
        <text
          x={parts.length > 0 || flag ? swatch.width + 6 : 0}
          y={11.5}
          fontSize={size}
          fill={theme.ink}
          fontWeight={lit ? 600 : 400}
        >
          {label}
        </text>
      </g>
    )
  })
}

export const rowsHeight = (labels: readonly string[], width: number) =>
  labels.length === 0 ? 0 : (layItems(labels, width).at(-1)?.y ?? 0) + line + 8
