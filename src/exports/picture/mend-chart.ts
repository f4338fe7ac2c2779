/**
 * Charts as the schema of ISO/IEC 29500 has them (`CT_LineSer`, `CT_BarSer`, `CT_LineChart`, `CT_BarChart`, `CT_ScatterChart`). The writer of slides puts
 * some children in another order, and some where they have no place: office programs that keep to the schema offer to repair such a file.
 */

const series = ['idx', 'order', 'tx', 'spPr']
const data = ['dPt', 'dLbls', 'trendline', 'errBars']

/** What each element may hold, in its order. */
const inner: Readonly<Record<string, readonly string[]>> = {
  'lineChart/ser': [...series, 'marker', ...data, 'cat', 'val', 'smooth'],
  'barChart/ser': [...series, 'invertIfNegative', 'pictureOptions', ...data, 'cat', 'val', 'shape'],
  'scatterChart/ser': [...series, 'marker', ...data, 'xVal', 'yVal', 'smooth'],
  lineChart: ['grouping', 'varyColors', 'ser', 'dLbls', 'dropLines', 'hiLowLines', 'upDownBars', 'marker', 'smooth'],
  barChart: ['barDir', 'grouping', 'varyColors', 'ser', 'dLbls', 'gapWidth', 'overlap', 'serLines'],
  scatterChart: ['scatterStyle', 'varyColors', 'ser', 'dLbls'],
}

/** A flat chart has two axes; the writer names a third, which there is not. */
const axes = 2

type Child = { readonly name: string; readonly xml: string }

/** The children of an element, in their order; what stands between them is space. */
function childrenOf(content: string): readonly Child[] {
  const children: Child[] = []
  let [depth, start, name] = [0, 0, '']
  for (const tag of content.matchAll(/<(\/?)([\w:]+)[^>]*?(\/?)>/g)) {
    const [whole, closing, own = '', empty] = tag
    if (depth === 0) {
      start = tag.index
      name = own.replace(/^c:/, '')
    }
    if (closing) depth -= 1
    else if (!empty) depth += 1
    if (depth === 0) children.push({ name, xml: content.slice(start, tag.index + whole.length) })
  }
  return children
}

function ordered(content: string, names: readonly string[]): string {
  const children = childrenOf(content)
  const own = names.flatMap((name) => children.filter((child) => child.name === name))
  const axisIds = children.filter(({ name }) => name === 'axId').slice(0, axes)
  return [...own, ...axisIds].map(({ xml }) => xml).join('')
}

/** Lines that are not stacked, where the writer leaves it unsaid. */
const grouping = (kind: string, content: string): string =>
  kind === 'lineChart' && !content.includes('<c:grouping') ? '<c:grouping val="standard"/>' : ''

/** What only an axis of categories has. */
const ofCategories = /<c:(?:auto|lblAlgn|lblOffset|noMultiLvlLbl) val="[^"]*"\/>/g

/** Brings the children of a chart and its series into their order, and drops those that have no place there. */
export const mendChart = (xml: string): string =>
  xml
    .replace(/<c:valAx>[\s\S]*?<\/c:valAx>/g, (axis) => axis.replaceAll(ofCategories, ''))
    .replace(/<c:(lineChart|barChart|scatterChart)>([\s\S]*?)<\/c:\1>/g, (_, kind: string, content: string) => {
      const rows = content.replace(
        /<c:ser>([\s\S]*?)<\/c:ser>/g,
        (_whole, row: string) => `<c:ser>${ordered(row, inner[`${kind}/ser`] ?? [])}</c:ser>`,
      )
      return `<c:${kind}>${ordered(grouping(kind, rows) + rows, inner[kind] ?? [])}</c:${kind}>`
    })
