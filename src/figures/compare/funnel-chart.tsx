import { line as lineShape } from 'd3'
import type { FunnelArea, FunnelBody, Verdict } from '#core/compare/funnel-words.ts'
import { numberText } from '#core/plate/measure.ts'
import { type Drawing, type DrawingProps, drawnInOrder, opacityOf } from '../panel/drawing.ts'
import { linearScale, logScale, type Scale } from '../scale.ts'
import { fontFamily, type Theme } from '../theme.ts'
import { XAxis, YAxis, yAxisRoom } from './axes.tsx'
import { ChartKey, type KeyItem, keyHeight } from './chart-key.tsx'
import { type PlacedLabel, placeLabels } from './place-labels.ts'
import { PointNames } from './point-names.tsx'

const margin = { top: 34, right: 64, bottom: 42 }
const labelSize = 12
const heightAt = (width: number) => Math.round(Math.min(440, Math.max(290, width * 0.62)))
/** Below this its names have no room. */
const leastHeight = 235

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
type Props = DrawingProps<FunnelBody>

type Frame = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }
type Layout = { readonly frame: Frame; readonly x: Scale; readonly y: Scale }

/** The vertical range: all areas, the target, and as much of the limits as leaves the areas apart. */
function yDomainOf({ areas, curve, target }: FunnelBody): readonly [number, number] {
  const values = areas.map(({ value }) => value)
  const limits = curve.flatMap(({ lower998, upper998 }) => [lower998, upper998])
  const bySize = [...curve].sort((a, b) => a.size - b.size)
  const highest = Math.max(...values, bySize[Math.floor(bySize.length / 4)]?.upper998 ?? target)
  const lowest = Math.min(...values, ...limits.filter((value) => value > 0))
  return [Math.min(lowest, target) * 0.94, Math.max(highest, target) * 1.04]
}

function lay(body: FunnelBody, width: number, height: number): Layout {
  const [right, top, bottom] = [width - margin.right, margin.top, height - margin.bottom]
  const sizes = body.curve.map(({ size }) => size)
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)]
  const yDomain = yDomainOf(body)
  const left = yAxisRoom(yDomain, body.measure)
  const scale = most / least > 30 ? logScale : linearScale
  return {
    frame: { left, right, top, bottom },
    x: scale([least, most], [left, right]),
    y: linearScale(yDomain, [bottom, top], 5),
  }
}

const within = ({ top, bottom }: Frame, y: number) => Math.min(bottom, Math.max(top, y))

/** The limits of the funnel and its target, cut off at the frame. */
function Limits({ body, theme, layout: { frame, x, y } }: { body: FunnelBody; theme: Theme; layout: Layout }) {
  const path = (pick: (limit: Limit) => number) =>
    lineShape<Limit>(
      (limit) => x(limit.size),
      (limit) => within(frame, y(pick(limit))),
    ).digits(1)(body.curve) ?? ''
  const target = y(body.target)
  return (
    <g fill="none" data-layer="limits">
      <path d={path(({ lower998 }) => lower998)} stroke={theme.muted} strokeWidth={1.2} />
      <path d={path(({ upper998 }) => upper998)} stroke={theme.muted} strokeWidth={1.2} />
      <path d={path(({ lower95 }) => lower95)} stroke={theme.muted} strokeWidth={1} strokeDasharray="4 3" />
      <path d={path(({ upper95 }) => upper95)} stroke={theme.muted} strokeWidth={1} strokeDasharray="4 3" />
      <line x1={frame.left} x2={frame.right} y1={target} y2={target} stroke={theme.ink} strokeWidth={1} />
    </g>
  )
}

/** What each limit is, at its right end; pushed down where two would lie over each other. */
function LimitNames({ body, theme, layout: { frame, y } }: { body: FunnelBody; theme: Theme; layout: Layout }) {
  const last = body.curve.at(-1)
  const ends = last
    ? [
        { text: '99.8%', value: last.upper998 },
        { text: '95%', value: last.upper95 },
        { text: numberText(body.target, body.measure), value: body.target },
        { text: '95%', value: last.lower95 },
        { text: '99.8%', value: last.lower998 },
      ]
    : []
  const baselines: number[] = []
  for (const { value } of ends) baselines.push(Math.max(within(frame, y(value)) + 4, (baselines.at(-1) ?? -99) + 12))
  return (
    <g fontSize={labelSize} fill={theme.muted}>
      {ends.map(({ text }, index) => (
        <text
          key={`${index}-${text}`}
          x={frame.right + 5}
          y={baselines[index]}
          fill={index === 2 ? theme.ink : theme.muted}
        >
          {text}
        </text>
      ))}
    </g>
  )
}

const mostNamed = 40

/** Names of areas; with more than forty, of those alone that are selected or outside the limits. */
function labelsOf({ body: { areas }, selected = [], parts }: Props, { frame, x, y }: Layout): readonly PlacedLabel[] {
  const weight = ({ code, verdict }: FunnelArea) =>
    (selected.includes(code) ? 4 + (code === selected[0] ? 1 : 0) : 0) + (verdict === 'within' ? 0 : 2)
  const labels = placeLabels(
    [...areas]
      .sort((a, b) => weight(b) - weight(a))
      .map((area) => ({
        key: area.code,
        text: area.short,
        x: x(area.size),
        y: y(area.value),
        radius: 6,
        always: selected.includes(area.code),
      })),
    frame,
    labelSize,
    [],
    parts !== undefined && areas.length <= mostNamed,
  )
  if (areas.length <= mostNamed) return labels
  const important = new Set(areas.filter((area) => weight(area) > 0).map(({ code }) => code))
  return labels.filter(({ key }) => important.has(key))
}

function Mark({ area, props, layout: { x, y } }: { area: FunnelArea; props: Props; layout: Layout }) {
  const { plate, theme, selected = [] } = props
  const bright = selected.includes(area.code)
  const own = area.code === plate.mine
  return (
    <path
      data-area={area.code}
      data-verdict={area.verdict}
      d={markPath(area.verdict, 5.5)}
      transform={`translate(${x(area.size).toFixed(1)},${y(area.value).toFixed(1)})`}
      fill={fillOf(area.verdict, theme)}
      stroke={own ? theme.mine : bright ? theme.ink : strokeOf(area.verdict, theme)}
      strokeWidth={own ? 3.6 : bright ? 2 : 1.4}
      opacity={opacityOf(props, area.code)}
    />
  )
}

const verdictWords: Readonly<Record<Verdict, string>> = {
  within: 'within the limits',
  'above 95%': 'above 95%',
  'above 99.8%': 'above 99.8%',
  'below 95%': 'below 95%',
  'below 99.8%': 'below 99.8%',
  incomplete: 'records incomplete, not judged',
}

/** What a picture has to say of its marks: each verdict that is drawn, and the line of the target; the limits have their names at their ends. */
function keyOf({ body, theme, parts }: Props): readonly KeyItem[] {
  if (!parts?.legend) return []
  const found = new Set(body.areas.map(({ verdict }) => verdict))
  const verdicts = (Object.keys(verdictWords) as Verdict[]).filter((one) => found.has(one))
  return [
    ...verdicts.map((verdict) => ({
      key: verdict,
      label: verdictWords[verdict],
      mark: (
        <path
          d={markPath(verdict, 5)}
          fill={fillOf(verdict, theme)}
          stroke={strokeOf(verdict, theme)}
          strokeWidth={1.4}
        />
      ),
    })),
    { key: 'target', label: 'all areas together', mark: <path d="M-10,0H10" stroke={theme.ink} /> },
  ]
}

const keyBelow = (props: Props): number => keyHeight(keyOf(props), props.width)

function Draw({ height, ...props }: Props & { readonly height: number }) {
  const { body, theme, width, selected = [] } = props
  const chart = Math.min(height - (props.aside ? 0 : keyBelow(props)), Math.max(width, heightAt(width)))
  const layout = lay(body, width, chart)
  const { x, y, frame } = layout
  const { left, right, top, bottom } = frame
  return (
    <g fontFamily={fontFamily}>
      <XAxis
        scale={x}
        theme={theme}
        top={top}
        bottom={bottom}
        name={body.sizeName}
        affixes={{ prefix: '', suffix: '' }}
        count={Math.max(2, Math.floor((right - left) / 90))}
      />
      <YAxis scale={y} theme={theme} left={left} right={right} name={body.measure.name} affixes={body.measure} />
      <Limits body={body} theme={theme} layout={layout} />
      <LimitNames body={body} theme={theme} layout={layout} />
      {drawnInOrder(body.areas, selected).map((area) => (
        <Mark key={area.code} area={area} props={props} layout={layout} />
      ))}
      <PointNames props={props} labels={labelsOf(props, layout)} size={labelSize} />
      <ChartKey items={keyOf(props)} theme={theme} width={width} y={chart} aside={props.aside} />
    </g>
  )
}

export const funnelDrawing: Drawing<FunnelBody> = {
  height: (props) => heightAt(props.width) + keyBelow(props),
  least: (props) => leastHeight + (props.aside ? 0 : keyBelow(props)),
  besides: (props) => keyBelow(props),
  draw: (props, height) => <Draw {...props} height={height} />,
}
