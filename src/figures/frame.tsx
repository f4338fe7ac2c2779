import type { ReactNode } from 'react'
import { markWords } from '#core/domain/cell.ts'
import type { Plate } from '#core/plate/plate.ts'
import { textWidth, wrapText } from './text-width.ts'
import { fontFamily, type Theme } from './theme.ts'

/** What a figure says of itself when it leaves the page. */
export type Imprint = {
  /** Day on which it was made, in words. */
  readonly date: string
  readonly permalink: string
}

export type FrameProps = {
  readonly plate: Plate
  readonly theme: Theme
  readonly width: number
  readonly imprint: Imprint
  /** Height of what the frame goes around. */
  readonly contentHeight: number
  readonly children: ReactNode
}

const margin = 28
const title = { size: 22, line: 27 }
const subtitle = { size: 13.5, line: 19 }
const foot = { size: 10.5, line: 14.5 }

/** Source, licence, boundary, status and address, as every picture carries them. */
export function footLines({ trust, classNote }: Plate, { date, permalink }: Imprint): readonly string[] {
  const sources = trust.sources.map(
    ({ publisher, title: name, year, licence }) => `${publisher}, ${name}${year ? ` (${year})` : ''} [${licence}]`,
  )
  return [
    `Source: ${sources.join('; ') || 'none'}.`,
    `Status: ${trust.statuses.join(', ') || 'no figures'}.${trust.coverageText ? ` Coverage: ${trust.coverageText}.` : ''}`,
    ...trust.cautions.map(({ text }) => text),
    ...(classNote ? [`${classNote}.`] : []),
    trust.boundaryCredit,
    `MPCE Atlas, data version ${trust.dataVersion}, ${date}. ${permalink}`,
  ]
}

type Lines = {
  readonly title: readonly string[]
  readonly subtitle: readonly string[]
  readonly foot: readonly string[]
}

function linesOf(plate: Plate, width: number, imprint: Imprint): Lines {
  const room = width - 2 * margin
  return {
    title: wrapText(plate.title, title.size, room, 640),
    subtitle: wrapText(plate.subtitle, subtitle.size, room),
    foot: footLines(plate, imprint).flatMap((words) => wrapText(words, foot.size, room)),
  }
}

const headHeight = (plate: Plate, lines: Lines) =>
  margin + lines.title.length * title.line + 6 + lines.subtitle.length * subtitle.line + plate.marks.length * 22 + 14

/** Height of a framed figure, and the box within that its content has. */
export function layFrame(plate: Plate, width: number, contentHeight: number, imprint: Imprint) {
  const lines = linesOf(plate, width, imprint)
  const top = headHeight(plate, lines)
  const footTop = top + contentHeight + 14
  return {
    lines,
    top,
    footTop,
    height: footTop + 12 + lines.foot.length * foot.line + margin / 2,
    left: margin,
    inner: width - 2 * margin,
  }
}

/** Words laid across the whole picture, so that no crop of it goes without them. */
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

/** A figure as it leaves the page: two titles above it, its sources and licences below it, and its marks across it. */
export function Frame({ plate, theme, width, imprint, contentHeight, children }: FrameProps) {
  const { lines, top, footTop, height, left } = layFrame(plate, width, contentHeight, imprint)
  const titleEnd = margin + lines.title.length * title.line
  const subtitleEnd = titleEnd + 6 + lines.subtitle.length * subtitle.line
  return (
    <svg xmlns="http://www.w3.org/2000/svg" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img">
      <title>{plate.title}</title>
      <desc>{plate.description}</desc>
      <rect width={width} height={height} fill={theme.paper} />
      <g fontFamily={fontFamily} fill={theme.ink}>
        {lines.title.map((words, at) => (
          <text
            key={words}
            x={left}
            y={margin + title.size + at * title.line - 4}
            fontSize={title.size}
            fontWeight={640}
          >
            {words}
          </text>
        ))}
        {lines.subtitle.map((words, at) => (
          <text
            key={words}
            x={left}
            y={titleEnd + 6 + subtitle.size + at * subtitle.line}
            fontSize={subtitle.size}
            fill={theme.muted}
          >
            {words}
          </text>
        ))}
        {plate.marks.map((mark, at) => (
          <text key={mark} x={left} y={subtitleEnd + 18 + at * 22} fontSize={14} fontWeight={700} fill={theme.accent}>
            {markWords[mark]}
          </text>
        ))}
        <g transform={`translate(${left},${top})`}>{children}</g>
        <line x1={left} x2={width - left} y1={footTop} y2={footTop} stroke={theme.hairline} />
        {lines.foot.map((words, at) => (
          <text
            key={`${at}-${words}`}
            x={left}
            y={footTop + 12 + foot.size + at * foot.line - 2}
            fontSize={foot.size}
            fill={theme.muted}
          >
            {words}
          </text>
        ))}
        {plate.marks.map((mark) => (
          <Watermark key={mark} words={markWords[mark]} theme={theme} width={width} height={height} />
        ))}
      </g>
    </svg>
  )
}
