import { renderToStaticMarkup } from 'react-dom/server'
import type { Drawing, DrawingProps } from '#figures/panel/drawing.ts'
import { themes } from '#figures/theme.ts'
import { smallComparison } from '../core/compare/small-comparison.ts'
import { smallShapes } from '../fixtures/small-shapes.ts'

const { plate } = smallComparison({ indicator: 'cases', per: 'people' })

/** The drawing of a made-up body, in light colours, 600 pixels wide and 300 high unless told. */
export function drawBody<Body>(
  drawing: Drawing<Body>,
  body: Body,
  change: Partial<DrawingProps<Body>> = {},
  height = 300,
): string {
  const props = { body, plate, shapes: smallShapes, theme: themes.light, width: 600, prefix: 'x', ...change }
  return renderToStaticMarkup(drawing.draw(props, height))
}

type Element = { readonly at: (name: string) => number; readonly of: (name: string) => string; readonly text: string }

/** The elements of one name in the order of drawing: their attributes as numbers and as text, and the text in them. */
export const elementsOf = (svg: string, name: string): readonly Element[] =>
  [...svg.matchAll(new RegExp(`<${name}( [^>]*)?>([^<]*)`, 'g'))].map(([, attributes = '', text = '']) => {
    const of = (attribute: string) => new RegExp(` ${attribute}="([^"]*)"`).exec(attributes)?.[1] ?? ''
    return { at: (attribute) => Number(of(attribute)), of, text }
  })

/** The heights of the points of a path of straight lines, in their order. */
export const heightsOf = (path: string): readonly number[] =>
  [...path.matchAll(/[ML][-\d.]+,([-\d.]+)/g)].map(([, y]) => Number(y))
