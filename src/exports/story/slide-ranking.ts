import type PptxGenJS from 'pptxgenjs'
import { panelIdText } from '#core/panel/panel.ts'
import { looks } from '#figures/looks.ts'
import { drawPicture, type PictureInput } from '../picture/picture.tsx'
import { font, hex } from '../picture/pptx-slide.ts'
import { type SlideChart, slideChart } from '../picture/slide-chart.ts'
import { readSvgMarks } from '../picture/svg-marks.ts'
import type { SlideBox } from './slide-plan.ts'
import { type DrawnPicture, marksOfPage } from './story-pages.ts'

const theme = looks.light
/** Rows of a ranking whose names have room beside their bars. */
const mostBars = 16

/** The ranking of a map as a chart of the office program, where its rows have room; null for any other figure. */
export function rankingOf({ panel }: DrawnPicture): SlideChart | null {
  if (panelIdText(panel.id) !== 'map') return null
  const chart = slideChart(panel)
  return chart && (chart.series[0]?.labels.length ?? 0) <= mostBars ? chart : null
}

/** Digits after the point that the atlas shows, as the office program writes them. */
const formatOf = (decimals: number): string => (decimals > 0 ? `#,##0.${'0'.repeat(decimals)}` : '#,##0')

export function addRanking(
  slide: PptxGenJS.Slide,
  chart: SlideChart,
  picture: DrawnPicture,
  box: SlideBox,
  fills: ReadonlyMap<string, string>,
) {
  const plate = picture.panel.titled()
  const [first] = chart.series
  if (!first) return
  const marks = marksOfPage({ picture })
  const { prefix, suffix, decimals } = plate.measure
  const title = [`${chart.valueAxis}, highest first`, ...marks].join('. ')
  slide.addChart('bar', [{ name: first.name, labels: [...first.labels], values: [...first.values] as number[] }], {
    ...box,
    barDir: 'bar',
    barGapWidthPct: 35,
    chartColors: first.labels.map((name) => fills.get(name) ?? '1D5A80'),
    dataBorder: { pt: 0.5, color: hex(theme.muted) },
    showTitle: true,
    title,
    titleFontFace: font,
    titleFontSize: 11,
    titleColor: hex(theme.ink),
    showLegend: false,
    showValue: true,
    dataLabelFormatCode: `${prefix === '' ? '' : `"${prefix}"`}${formatOf(decimals)}${suffix === '' ? '' : `"${suffix}"`}`,
    dataLabelFontSize: 11,
    dataLabelColor: hex(theme.ink),
    catAxisLabelFontFace: font,
    catAxisLabelFontSize: 11,
    catAxisLabelColor: hex(theme.ink),
    valAxisHidden: true,
    valAxisMinVal: 0,
    valGridLine: { style: 'none' },
    altText: `${plate.title}. Chart of the ranking with its data. ${marks.join('. ')}`,
    objectName: 'Ranking',
  })
}

/** Fills of the areas on the map by their names, so that chart, map and legend agree. */
export function fillsOf(input: PictureInput): ReadonlyMap<string, string> {
  const byCode = new Map(
    readSvgMarks(drawPicture(input).svg).flatMap((mark) =>
      mark.layer === 'areas' && mark.kind !== 'text' && /^#[\da-f]{6}$/i.test(mark.fill)
        ? [[mark.area, hex(mark.fill)]]
        : [],
    ),
  )
  return new Map(
    input.plate.areas.flatMap(({ area }) => (byCode.has(area.code) ? [[area.name, byCode.get(area.code) ?? '']] : [])),
  )
}
