import type { ReactNode } from 'react'
import { marksAcross } from '#core/plate/mark-text.ts'
import type { Plate } from '#core/plate/plate.ts'
import { type FrameLayout, markLines } from './frame-parts.ts'
import type { PictureSheet } from './sheet.ts'
import { textWidth } from './text-width.ts'
import { fontFamily, type Theme } from './theme.ts'

export type FrameProps = {
  readonly plate: Plate
  readonly theme: Theme
  readonly sheet: PictureSheet
  readonly layout: FrameLayout
  /** The drawing, in its box. */
  readonly children: ReactNode
}

/** Watermark across the whole picture; every crop contains it. */
function Watermark({ words, theme, width, height }: { words: string; theme: Theme; width: number; height: number }) {
  const size = Math.max(18, width / 34)
  const across = textWidth(words, size, 700) + 60
  const rows = Math.ceil(height / 190) + 1
  const columns = Math.ceil((width * 1.4) / across) + 1
  return (
    <g fill={theme.ink} fillOpacity={0.13} fontSize={size} fontWeight={700} data-layer="mark">
      {Array.from({ length: rows }, (_, row) => (
        <text key={`row-${row * 190}`} transform={`translate(${-60 - (row % 2) * 120},${row * 190 + 70}) rotate(-14)`}>
          {Array.from({ length: columns }, () => words).join('     ')}
        </text>
      ))}
    </g>
  )
}

type LineProps = {
  readonly lines: readonly string[]
  readonly x: number
  /** Baseline of the first line. */
  readonly y: number
  readonly step: number
}

function Lines({ lines, x, y, step }: LineProps) {
  return lines.map((words, at) => (
    <text key={`${at}-${words}`} x={x} y={y + at * step}>
      {words}
    </text>
  ))
}

function Head({ plate, theme, layout }: { plate: Plate; theme: Theme; layout: FrameLayout }) {
  const { title, subtitle, marks: marksTop, x, y, width } = layout.head
  const marks = markLines(plate, width)
  const before = (at: number) => marks.slice(0, at).reduce((sum, { length }) => sum + length * 18 + 4, 0)
  return (
    <>
      <g data-part="title" fontSize={title.size} fontWeight={600}>
        <Lines lines={title.lines} x={x} y={y + title.size * 0.82} step={title.line} />
      </g>
      <g data-part="subtitle" fontSize={subtitle.size} fill={theme.muted}>
        <Lines lines={subtitle.lines} x={subtitle.x} y={subtitle.y + subtitle.size} step={subtitle.line} />
      </g>
      <g data-part="marks" fontSize={14} fontWeight={700} fill={theme.accent}>
        {marks.map((lines, at) => (
          <Lines key={lines.join(' ')} lines={lines} x={x} y={marksTop + 14 + before(at)} step={18} />
        ))}
      </g>
    </>
  )
}

/** Dark on light in every theme: many QR readers accept nothing else. */
function QrCode({ qr }: { qr: NonNullable<FrameLayout['qr']> }) {
  return (
    <g data-part="qr" transform={`translate(${qr.x},${qr.y}) scale(${qr.size / qr.modules})`}>
      <rect width={qr.modules} height={qr.modules} fill="#ffffff" />
      <path d={qr.path} fill="#000000" shapeRendering="crispEdges" />
    </g>
  )
}

function Foot({ theme, layout }: { theme: Theme; layout: FrameLayout }) {
  const { lines, size, line, x, y, width } = layout.foot
  return (
    <>
      <line x1={x} x2={x + width} y1={y} y2={y} stroke={theme.hairline} />
      <g data-part="foot" fontSize={size} fill={theme.muted}>
        <Lines lines={lines} x={x} y={y + 6 + size} step={line} />
      </g>
    </>
  )
}

/** Frame of an exported panel: two titles above it, sources and licences below it, and marks across it. */
export function Frame({ plate, theme, sheet, layout, children }: FrameProps) {
  const { width, height, sheetHeight, left, top, box, scale, logo, inner, qr } = layout
  const across = marksAcross(plate)
  const indent = (inner - box.width * scale) / 2
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={sheet.width}
      height={sheetHeight}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      data-smallest-type={layout.smallestType.toFixed(1)}
    >
      <title>{sheet.title ?? plate.title}</title>
      <desc>{plate.description}</desc>
      {sheet.opaque ? <rect width={width} height={height} fill={theme.paper} data-part="paper" /> : null}
      <g fontFamily={fontFamily} fill={theme.ink}>
        <Head plate={plate} theme={theme} layout={layout} />
        {logo && sheet.parts.logo ? <image {...logo} href={sheet.parts.logo.href} data-part="logo" /> : null}
        <g data-part="drawing" transform={`translate(${left + indent},${top}) scale(${scale})`}>
          {children}
        </g>
        {sheet.bare ? null : <Foot theme={theme} layout={layout} />}
        {qr ? <QrCode qr={qr} /> : null}
        {across.length > 0 ? (
          <Watermark words={across.join(' · ')} theme={theme} width={width} height={height} />
        ) : null}
      </g>
    </svg>
  )
}
