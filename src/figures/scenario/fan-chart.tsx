import { linearScale } from '../scale.ts'
import type { Theme } from '../theme.ts'

/** Staff of the runs and what is required, by year. */
export type Fan = {
  readonly years: readonly number[]
  /** The middle line, WTE by year. */
  readonly middle: readonly number[]
  /** By year: 10, 25, 50, 75 and 90 in 100 runs lie below; empty while the runs are on their way. */
  readonly bands: readonly (readonly number[])[]
  /** WTE required by year; null where the method gives no figure. */
  readonly required: readonly (number | null)[]
}

const left = 44
const bottom = 28
const top = 18

/** A text in the figure. */
function Words({
  x,
  y,
  children,
  theme,
  anchor = 'start',
}: {
  readonly x: number
  readonly y: number
  readonly children: string
  readonly theme: Theme
  readonly anchor?: 'start' | 'middle' | 'end'
}) {
  return (
    <text x={x} y={y} fontSize={12} fill={theme.ink} textAnchor={anchor} style={{ fontVariantNumeric: 'tabular-nums' }}>
      {children}
    </text>
  )
}

const lineOf = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)},${y.toFixed(1)}`).join('')

/** Bands that hold 80 and 50 in 100 runs, their middle, and the requirement as a dashed line. The words say which is which. */
export function FanChart({
  fan,
  theme,
  width,
  height,
  label,
}: {
  readonly fan: Fan
  readonly theme: Theme
  readonly width: number
  readonly height: number
  readonly label: string
}) {
  const { years, middle, bands, required } = fan
  const right = width < 560 ? 12 : 140
  const all = [...middle, ...bands.flat(), ...required.filter((one) => one !== null)]
  const x = linearScale([years[0] ?? 0, years.at(-1) ?? 1], [left, width - right])
  const y = linearScale([0, Math.max(1, ...all) * 1.05], [height - bottom, top])
  const area = (low: number, high: number) =>
    `${lineOf(bands.map((band, at) => [x(years[at] ?? 0), y(band[high] ?? 0)] as const))}${lineOf(
      bands.map((band, at) => [x(years[at] ?? 0), y(band[low] ?? 0)] as const).reverse(),
    ).replace('M', 'L')}Z`
  const line = bands.length > 0 ? bands.map((band) => band[2] ?? 0) : middle
  const needed = required.flatMap((one, at) => (one === null ? [] : [[x(years[at] ?? 0), y(one)] as const]))
  const ends: [string, number][] = [[bands.length > 0 ? 'middle of the runs' : 'middle line', y(line.at(-1) ?? 0)]]
  const lastNeed = needed.at(-1)
  if (lastNeed) ends.push(['required', lastNeed[1]])
  const [first, second] = ends
  if (first && second && Math.abs(first[1] - second[1]) < 16) {
    const above = first[1] <= second[1] ? first : second
    const under = above === first ? second : first
    under[1] = above[1] + 16
  }
  const colours = [theme.sequential[3]?.[0], theme.sequential[3]?.[1]]
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {y.ticks(5).map((tick) => (
        <g key={tick}>
          <line x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} stroke={theme.hairline} />
          <Words x={left - 6} y={y(tick) + 4} theme={theme} anchor="end">
            {String(tick)}
          </Words>
        </g>
      ))}
      <Words x={left} y={12} theme={theme}>
        WTE
      </Words>
      {x
        .ticks(Math.max(4, Math.round(width / 150)))
        .filter(Number.isInteger)
        .map((year) => (
          <Words key={year} x={x(year)} y={height - 8} theme={theme} anchor="middle">
            {String(year)}
          </Words>
        ))}
      {bands.length > 0 ? (
        <>
          <path d={area(0, 4)} fill={colours[0]} />
          <path d={area(1, 3)} fill={colours[1]} />
        </>
      ) : null}
      <path
        d={lineOf(line.map((one, at) => [x(years[at] ?? 0), y(one)] as const))}
        fill="none"
        stroke={theme.ink}
        strokeWidth={2}
      />
      {needed.length > 1 ? (
        <path d={lineOf(needed)} fill="none" stroke={theme.accent} strokeWidth={2} strokeDasharray="6 4" />
      ) : null}
      {right > 100
        ? ends.map(([words, at]) => (
            <Words key={words} x={width - right + 8} y={at + 4} theme={theme}>
              {words}
            </Words>
          ))
        : null}
    </svg>
  )
}
