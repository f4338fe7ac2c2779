import { line as lineShape } from 'd3'
import type { FunnelArea, FunnelBody, Verdict } from '#core/compare/funnel-words.ts'
import { numberText } from '#core/plate/measure.ts'
import { HaloText } from '../halo-text.tsx'
import { type Drawing, type DrawingProps, drawnInOrder, opacityOf } from '../panel/drawing.ts'
import { linearScale, logScale } from '../scale.ts'
import { fontFamily, type Theme } from '../theme.ts'
import { XAxis, YAxis, yAxisRoom } from './axes.tsx'
import { placeLabels } from './place-labels.ts'

const margin = { top: 34, right: 64, bottom: 42 }
const labelSize = 12
const heightAt = (width: number) => Math.round(Math.min(440, Math.max(290, width * 0.62)))

/** The shape of a mark tells the verdict as well as its colour: round within, a triangle outside, full beyond 99.8%; an empty square is not judged. */
function markPath(verdict: Verdict, r: number): string {
  const up = `M0,${-r * 1.25}L${r * 1.15},${r * 0.85}L${-r * 1.15},${r * 0.85}Z`
  const down = `M0,${r * 1.25}L${r * 1.15},${-r * 0.85}L${-r * 1.15},${-r * 0.85}Z`
  if (verdict === 'incomplete') return `M${-r},${-r}H${r}V${r}H${-r}Z`
  if (verdict === 'within') return `M${-r},0a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`
  return verdict.startsWith('above') ? up : down
}

function fillOf(verdict: Verdict, theme: Theme): string {
  if (verdict === 'within') return theme.muted
  if (verdict === 'incomplete') return theme.paper
  return verdict.endsWith('99.8%') ? theme.accent : theme.paper
}

function strokeOf(verdict: Verdict, theme: Theme): string {
  if (verdict === 'within') return theme.paper
  return verdict === 'incomplete' ? theme.muted : theme.accent
}

type Limit = FunnelBody['curve'][number]

function Draw(props: DrawingProps<FunnelBody>) {
  const { body, theme, width, selected = [] } = props
  const { areas, curve, target, measure, sizeName } = body
  const height = heightAt(width)
  const [right, top, bottom] = [width - margin.right, margin.top, height - margin.bottom]
  const sizes = curve.map(({ size }) => size)
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)]
  const values = [
    ...areas.map(({ value }) => value),
    ...curve.flatMap(({ lower998, upper998 }) => [lower998, upper998]),
  ]
  const middle = [...curve].sort((a, b) => a.size - b.size)
  const highest = Math.max(
    ...areas.map(({ value }) => value),
    middle[Math.floor(middle.length / 4)]?.upper998 ?? target,
  )
  const lowest = Math.min(...areas.map(({ value }) => value), ...values.filter((value) => value > 0))
  const yDomain = [Math.min(lowest, target) * 0.94, Math.max(highest, target) * 1.04] as const
  const left = yAxisRoom(yDomain, measure)
  const wide = most / least > 30
  const x = (wide ? logScale : linearScale)([least, most], [left, right])
  const y = linearScale(yDomain, [bottom, top], 5)
  const clamp = (value: number) => Math.min(bottom, Math.max(top, y(value)))
  const path = (pick: (at: Limit) => number) =>
    lineShape<Limit>(
      (at) => x(at.size),
      (at) => clamp(pick(at)),
    ).digits(1)(curve) ?? ''
  const important = ({ code, verdict }: FunnelArea) =>
    (selected.includes(code) ? 4 : 0) + (verdict === 'within' ? 0 : 2)
  const labels = placeLabels(
    [...areas]
      .sort((a, b) => important(b) - important(a))
      .map((one) => ({
        key: one.code,
        text: one.short,
        x: x(one.size),
        y: y(one.value),
        radius: 6,
        always: selected.includes(one.code),
      })),
    { left, right, top, bottom },
    labelSize,
  )
  const shown =
    areas.length > 40 ? labels.filter(({ key }) => important(areas.find(({ code }) => code === key)!) > 0) : labels
  const last = curve.at(-1)
  const ends = last
    ? [
        { text: '99.8%', at: last.upper998 },
        { text: '95%', at: last.upper95 },
        { text: numberText(target, measure), at: target },
        { text: '95%', at: last.lower95 },
        { text: '99.8%', at: last.lower998 },
      ]
    : []
  const endBaselines: number[] = []
  for (const { at } of ends) endBaselines.push(Math.max(clamp(at) + 4, (endBaselines.at(-1) ?? -99) + 12))
  return (
    <g fontFamily={fontFamily}>
      <XAxis
        scale={x}
        theme={theme}
        top={top}
        bottom={bottom}
        name={sizeName}
        affixes={{ prefix: '', suffix: '' }}
        count={Math.max(2, Math.floor((right - left) / 90))}
      />
      <YAxis scale={y} theme={theme} left={left} right={right} name={measure.name} affixes={measure} />
      <g fill="none" data-layer="limits">
        <path d={path(({ lower998 }) => lower998)} stroke={theme.muted} strokeWidth={1.2} />
        <path d={path(({ upper998 }) => upper998)} stroke={theme.muted} strokeWidth={1.2} />
        <path d={path(({ lower95 }) => lower95)} stroke={theme.muted} strokeWidth={1} strokeDasharray="4 3" />
        <path d={path(({ upper95 }) => upper95)} stroke={theme.muted} strokeWidth={1} strokeDasharray="4 3" />
        <line x1={left} x2={right} y1={y(target)} y2={y(target)} stroke={theme.ink} strokeWidth={1} />
      </g>
      <g fontSize={labelSize} fill={theme.muted}>
        {ends.map(({ text }, at) => (
          <text key={`${at}-${text}`} x={right + 5} y={endBaselines[at]} fill={at === 2 ? theme.ink : theme.muted}>
            {text}
          </text>
        ))}
      </g>
      {drawnInOrder(areas, selected).map((one) => {
        const bright = selected.includes(one.code)
        return (
          <path
            key={one.code}
            data-area={one.code}
            data-verdict={one.verdict}
            d={markPath(one.verdict, 5.5)}
            transform={`translate(${x(one.size).toFixed(1)},${y(one.value).toFixed(1)})`}
            fill={fillOf(one.verdict, theme)}
            stroke={bright ? theme.ink : strokeOf(one.verdict, theme)}
            strokeWidth={bright ? 2 : 1.4}
            opacity={opacityOf(props, one.code)}
          />
        )
      })}
      <g fontSize={labelSize} fill={theme.ink} pointerEvents="none">
        {shown.map(({ key, text, left: at, baseline }) => (
          <HaloText
            key={key}
            x={at}
            y={baseline}
            opacity={opacityOf(props, key)}
            fontWeight={selected.includes(key) ? 600 : 400}
            halo={theme.paper}
          >
            {text}
          </HaloText>
        ))}
      </g>
    </g>
  )
}

export const funnelDrawing: Drawing<FunnelBody> = {
  height: ({ width }) => heightAt(width),
  draw: (props) => <Draw {...props} />,
}
