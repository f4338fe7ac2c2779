import { renderToStaticMarkup } from 'react-dom/server'
import type { Topology } from 'topojson-specification'
import { describe, expect, test } from 'vitest'
import { defaultView } from '#core/view/view.ts'
import { shapesOf } from '#figures/map/shapes.ts'
import { themes } from '#figures/theme.ts'
import { markup } from '#opening/markup.ts'
import { OpeningPage, OpeningRoom } from '#opening/picture.tsx'
import { readBuiltGeo } from '../../data/build.ts'
import { realPlate } from '../data/real-atlas.ts'

const topology = JSON.parse(readBuiltGeo().topology) as Topology

/** Two ways of writing the same page: an apostrophe as itself or escaped, an element without content closed at once or after nothing. */
const plain = (html: string) => html.replaceAll('&#x27;', "'").replace(/<(\w+)([^<>]*)\/>/g, '<$1$2></$1>')

describe.each([
  ['the first screen', {}],
  ['authorities, some without a figure', { indicator: 'population', per: null, geography: 'utla' }],
  ['a mark across the map', { indicator: 'mpce-wte', per: null }],
  ['circles over the map', { overlay: { mode: 'symbols', indicator: 'cancer-cases', dims: {} }, selected: ['TLC'] }],
  ['hatching', { overlay: { mode: 'hatch', indicator: 'cancer-cases', dims: {} } }],
  ['nine colours', { overlay: { mode: 'bivariate', indicator: 'cancer-cases', dims: {} } }],
] as const)('%s', (_, change) => {
  const view = { ...defaultView, ...change }
  const plate = realPlate(change)
  const areas = plate.areas.map(({ area }) => area)
  const shapes = shapesOf(topology, plate.geography, areas)

  test.each(Object.values(themes))('is written as the app would draw it ($id)', (theme) => {
    const room = { map: { width: 700, height: 570 }, legendWidth: 700 }
    const page = <OpeningPage view={view} plate={plate} shapes={shapes} theme={theme} room={room} />
    expect(plain(markup(page))).toBe(plain(renderToStaticMarkup(page)))
    expect(markup(page).match(/data-area=/g)).toHaveLength(
      plate.areas.filter(({ area }) => shapes.areas.has(area.code)).length,
    )
  })
})

test('the empty page has the boxes of the real one, and no text, which would take time to lay out', () => {
  const room = markup(<OpeningRoom />)
  expect(room.replace(/<[^>]+>/g, '')).toBe('')
  for (const part of ['explore', 'rail', 'centre', 'finding', 'map-card', 'map-box', 'stage', 'legend-box', 'side'])
    expect(room).toContain(`class="${part}"`)
})

test('forbidden elements are refused, and a reader’s text is escaped', () => {
  expect(() => markup(<p style={{ color: 'red' }} />)).toThrow(RangeError)
  expect(() => markup({} as never)).toThrow(RangeError)
  expect(markup(<p title={'"<'}>{'<script>&'}</p>)).toBe('<p title="&quot;&lt;">&lt;script&gt;&amp;</p>')
})
