import { wcagContrast } from 'culori'

/** Reads a drawing from its markup alone, independent of the drawing code. */

type Attributes = Readonly<Record<string, string>>
type Tag = { readonly name: string; readonly attributes: Attributes; readonly at: number }

function tagsOf(svg: string): readonly Tag[] {
  return [...svg.matchAll(/<([a-zA-Z]+)((?:\s[\w:-]+="[^"]*")*)\s*\/?>/g)].map((found) => ({
    name: found[1] ?? '',
    attributes: Object.fromEntries(
      [...(found[2] ?? '').matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]),
    ),
    at: found.index,
  }))
}

const patternOf = (fill: string): string | null =>
  /^url\(#[^)]*?-((?:not|suppressed|second|third)[\w-]*)\)$/.exec(fill)?.[1] ?? null

type Fill = {
  /** As written: a colour, or the address of a pattern. */
  readonly fill: string
  /** The pattern's own name, without the name of the figure. */
  readonly pattern: string | null
}

const fillOf = (fill = ''): Fill => ({ fill, pattern: patternOf(fill) })

type Circle = { readonly x: number; readonly y: number; readonly radius: number }

const circleOf = ({ cx, cy, r }: Attributes): Circle => ({ x: Number(cx), y: Number(cy), radius: Number(r) })

/** An entry of the legend: its words, and the fills of its swatch from left to right. */
type Entry = { readonly label: string; readonly fills: readonly Fill[]; readonly hatches: readonly Fill[] }

export type Read = {
  /** Areas, and the circles of places without an extent, with the middle of each. */
  readonly areas: ReadonlyMap<string, Fill & { readonly middle: readonly [number, number] }>
  readonly hatches: ReadonlyMap<string, Fill>
  readonly symbols: ReadonlyMap<string, Circle>
  readonly legend: ReadonlyMap<string, Entry>
  readonly legendSymbols: ReadonlyMap<string, Circle>
  /** The bivariate key: column from the left and row from the bottom → colour. */
  readonly crossed: ReadonlyMap<string, string>
  readonly words: readonly string[]
  /** Ink of each pattern. */
  readonly inks: ReadonlyMap<string, string>
}

const wordsIn = (svg: string): readonly string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*(?:<!-- -->[^<]*)*)<\/text>/g)].map(([, text = '']) =>
    text.replaceAll('<!-- -->', '').replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
  )

function legendOf(svg: string): Map<string, Entry> {
  const [, ...items] = (svg.split('data-part="legend"')[1] ?? '').split('data-key="')
  return new Map(
    items.map((item): [string, Entry] => {
      const own = item.slice(0, item.indexOf('</text>') + 7)
      const swatches = tagsOf(own).filter(({ name, attributes }) => name === 'rect' && 'data-swatch' in attributes)
      const fills = (kind: string) =>
        swatches
          .filter(({ attributes }) => attributes['data-swatch'] === kind)
          .map(({ attributes }) => fillOf(attributes.fill))
      return [
        item.slice(0, item.indexOf('"')),
        { label: wordsIn(own)[0] ?? '', fills: fills('ground'), hatches: fills('hatch') },
      ]
    }),
  )
}

/** Assigns the key's squares to rows and columns by position. */
function crossedOf(svg: string): Map<string, string> {
  const key = /<g[^>]*data-part="crossed"[^>]*>(.*?)<\/g>/s.exec(svg)?.[1] ?? ''
  const squares = tagsOf(key).filter(({ name }) => name === 'rect')
  const places = (axis: 'x' | 'y') =>
    [...new Set(squares.map(({ attributes }) => Number(attributes[axis] ?? 0)))].sort((a, b) => a - b)
  const [xs, ys] = [places('x'), places('y').reverse()]
  return new Map(
    squares.map(({ attributes: { x, y, fill = '' } }) => [
      `${xs.indexOf(Number(x ?? 0))},${ys.indexOf(Number(y ?? 0))}`,
      fill,
    ]),
  )
}

function inksOf(svg: string): Map<string, string> {
  return new Map(
    [...svg.matchAll(/<pattern id="[^"]*?-((?:not|suppressed|second|third)[\w-]*)"[^>]*>(.*?)<\/pattern>/gs)].map(
      ([, id = '', marks = '']) => [
        id,
        /<path[^>]*stroke="([^"]+)"/.exec(marks)?.[1] ?? /<circle[^>]*fill="([^"]+)"/.exec(marks)?.[1] ?? '',
      ],
    ),
  )
}

/** Reads a map with its legend. */
export function readMap(svg: string): Read {
  const by = <T>(name: RegExp, key: string, value: (attributes: Attributes) => T): Map<string, T> =>
    new Map(
      tagsOf(svg)
        .filter((tag) => name.test(tag.name) && key in tag.attributes)
        .map(({ attributes }) => [attributes[key] ?? '', value(attributes)]),
    )
  return {
    areas: by(/^(path|circle)$/, 'data-area', ({ fill, d, cx, cy }) => ({
      ...fillOf(fill),
      middle: d === undefined ? [Number(cx), Number(cy)] : middleOf(d),
    })),
    hatches: by(/^(path|circle)$/, 'data-hatch', ({ fill }) => fillOf(fill)),
    symbols: by(/^circle$/, 'data-symbol', circleOf),
    legend: legendOf(svg),
    legendSymbols: by(/^circle$/, 'data-symbol-key', circleOf),
    crossed: crossedOf(svg),
    words: wordsIn(svg),
    inks: inksOf(svg),
  }
}

/** Middle of the corners of path data in absolute coordinates. */
function middleOf(path: string): readonly [number, number] {
  const numbers = (path.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number)
  const [xs, ys] = [numbers.filter((_, at) => at % 2 === 0), numbers.filter((_, at) => at % 2 === 1)]
  const middle = (all: readonly number[]) => (Math.min(...all) + Math.max(...all)) / 2
  return [middle(xs), middle(ys)]
}

/** Contrast of two colours, as defined in WCAG 2.2. */
export const contrast = (a: string, b: string): number => wcagContrast(a, b)
