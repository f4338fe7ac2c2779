import type { Plate } from '#core/plate/plate.ts'
import { paintOf } from '#figures/map/paint.ts'
import type { Theme } from '#figures/theme.ts'

/** What is wrong with the charts of a slide; nothing where all is right. */

/** What stands where in ISO/IEC 29500, where office programs that are strict with it offer to repair a file: each before the next. */
const pairs = [
  ['c:spPr', 'c:marker'],
  ['c:marker', 'c:dPt'],
  ['c:dPt', 'c:dLbls'],
  ['c:marker', 'c:dLbls'],
  ['c:dLbls', 'c:cat'],
  ['c:dLbls', 'c:xVal'],
  ['c:cat', 'c:val'],
] as const

const without = (row: string, names: readonly string[]): string =>
  names.reduce((text, name) => text.replaceAll(new RegExp(`<${name}>[\\s\\S]*?</${name}>`, 'g'), `<${name}/>`), row)

function orderFaults(chart: string, kind: string): readonly string[] {
  const rows = [...chart.matchAll(/<c:ser>([\s\S]*?)<\/c:ser>/g)].map(([, row = '']) =>
    // What is within a part is no part of the row.
    without(row, ['c:dPt', 'c:dLbls', 'c:marker', 'c:spPr']),
  )
  const [first = ''] = /<c:[a-zA-Z]+/.exec(chart.slice(`<c:${kind}>`.length)) ?? []
  const wanted = { lineChart: '<c:grouping', barChart: '<c:barDir', scatterChart: '<c:scatterStyle' }[kind]
  const axes = chart.match(/<c:axId /g)?.length ?? 0
  return [
    ...(rows.length > 0 ? [] : [`${kind} has no rows`]),
    ...(first === wanted ? [] : [`${kind} starts with ${first}`]),
    ...(axes === 2 ? [] : [`${kind} has ${axes} axes`]),
    ...(kind !== 'barChart' && rows.some((row) => row.includes('c:invertIfNegative'))
      ? [`${kind} has something of bars`]
      : []),
    ...pairs
      .filter(([before, after]) =>
        rows.some((row) => row.includes(`<${after}`) && row.lastIndexOf(`<${before}`) > row.indexOf(`<${after}`)),
      )
      .map(([before, after]) => `${kind} has ${before} behind ${after}`),
  ]
}

/** Colours of single bars by their names. */
function barColours(chart: string): ReadonlyMap<string, string> {
  const [, names = ''] = /<c:cat>([\s\S]*?)<\/c:cat>/.exec(chart) ?? []
  const labels = new Map([...names.matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)/g)].map(([, at, name]) => [at, name ?? '']))
  return new Map(
    [...chart.matchAll(/<c:dPt>\s*<c:idx val="(\d+)"\/>[\s\S]*?<a:srgbClr val="([\dA-F]{6})"/g)].map(
      ([, at, colour = '']) => [labels.get(at) ?? '', `#${colour.toLowerCase()}`],
    ),
  )
}

/** Bars that are of areas have the colours of the map. */
function colourFaults(chart: string, plate: Plate, theme: Theme): readonly string[] {
  const paints = paintOf(plate, theme)
  const asked = new Map(
    plate.areas.map(({ area }) => {
      const paint = paints.get(area.code)
      return [area.name.replaceAll('&', '&amp;'), paint?.kind === 'colour' ? paint.colour.toLowerCase() : null]
    }),
  )
  return [...barColours(chart)].flatMap(([name, colour]) => {
    const wanted = asked.get(name)
    return wanted === undefined || wanted === null || wanted === colour ? [] : [`the bar of ${name} is ${colour}`]
  })
}

/** @param text a chart's part of a slide */
export function chartFaults(text: string, plate: Plate, theme: Theme): readonly string[] {
  const charts = [...text.matchAll(/<c:(lineChart|barChart|scatterChart)>[\s\S]*?<\/c:\1>/g)]
  return [
    ...(charts.length > 0 ? [] : ['a chart of no kind']),
    ...charts.flatMap(([chart, kind = '']) => [...orderFaults(chart, kind), ...colourFaults(chart, plate, theme)]),
    ...(/<c:valAx>(?:(?!<\/c:valAx>)[\s\S])*<c:auto /.test(text)
      ? ['an axis of values has something of categories']
      : []),
    // Words on the ground of the slide.
    ...(theme.id === 'dark' && /<c:title>[\s\S]*?<a:srgbClr val="000000"/.test(text)
      ? ['a title is black on dark']
      : []),
  ]
}
