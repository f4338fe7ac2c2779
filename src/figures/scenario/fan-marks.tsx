import type { Fan } from '#core/scenario-page/fan-panel.ts'
import type { Scale } from '../scale.ts'
import type { Theme } from '../theme.ts'

const lineOf = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)},${y.toFixed(1)}`).join('')

/** The largest number of a fan. */
export const mostOf = ({ middle, bands, required }: Fan): number =>
  Math.max(1, ...middle, ...bands.flat(), ...required.filter((one) => one !== null))

/** The line of a fan: the middle of the runs, or the middle line before they are there. */
export const lineValues = ({ middle, bands }: Fan): readonly number[] =>
  bands.length > 0 ? bands.map((band) => band[2] ?? 0) : middle

/** Bands that hold 80 and 50 in 100 runs, their middle, and the requirement as a dashed line. */
export function FanMarks({
  fan,
  x,
  y,
  theme,
}: {
  readonly fan: Fan
  readonly x: Scale
  readonly y: Scale
  readonly theme: Theme
}) {
  const { years, bands, required } = fan
  const at = (values: readonly (number | null)[]) =>
    values.flatMap((value, year) => (value === null ? [] : [[x(years[year] ?? 0), y(value)] as const]))
  const area = (low: number, high: number) => {
    const edge = (quantile: number) => at(bands.map((band) => band[quantile] ?? 0))
    return `${lineOf(edge(high))}${lineOf(edge(low).reverse()).replace('M', 'L')}Z`
  }
  const needed = at(required)
  return (
    <>
      {bands.length > 0 ? (
        <>
          <path d={area(0, 4)} fill={theme.sequential[3]?.[0]} />
          <path d={area(1, 3)} fill={theme.sequential[3]?.[1]} />
        </>
      ) : null}
      <path d={lineOf(at(lineValues(fan)))} fill="none" stroke={theme.ink} strokeWidth={2} />
      {needed.length > 1 ? (
        <path d={lineOf(needed)} fill="none" stroke={theme.accent} strokeWidth={2} strokeDasharray="6 4" />
      ) : null}
    </>
  )
}
