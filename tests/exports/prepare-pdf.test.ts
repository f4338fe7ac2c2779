// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { layersOf, prepared, setFromLeft } from '#exports/picture/prepare-pdf.ts'

const folder = 'tests/examples/pictures'
const states = readdirSync(folder).filter((file) => /\.(ordinary|selected)\.svg$/.test(file))

/** Everything of a drawing that leaves ink. */
const painted = 'path, rect, circle, line, text, polygon, polyline'
const inkOf = (drawing: Element): readonly string[] =>
  [...drawing.querySelectorAll(painted)].flatMap((one) => {
    const paints = (name: string) =>
      one.closest(`[${name}]`)?.getAttribute(name) ?? (name === 'fill' ? 'black' : 'none')
    return one.closest('defs') || (paints('fill') === 'none' && paints('stroke') === 'none') ? [] : [one.tagName]
  })

test('the examples are there', () => {
  expect(states.length).toBeGreaterThan(20)
})

test.each(states)('nothing that leaves ink is lost on the way of %s to the PDF', (file) => {
  const svg = readFileSync(`${folder}/${file}`, 'utf8')
  const whole = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement
  expect(inkOf(prepared(svg))).toEqual(inkOf(whole))
})

test('borders and coasts of a map go along, and what is for the pointer alone does not', () => {
  const svg = readFileSync(`${folder}/map.selected.svg`, 'utf8')
  const drawing = prepared(svg)
  expect(drawing.querySelectorAll('[data-layer="borders"] path').length).toBe(2)
  expect(drawing.querySelectorAll('[data-layer="outlines"] path').length).toBeGreaterThan(0)
  expect(drawing.querySelector('[pointer-events="all"]')).toBeNull()
})

test('every layer has what it is cut and filled by, and no layer is left out', () => {
  const path = (length: number) => `<path d="M0,0${'L1,1'.repeat(length)}Z" fill="#123456"/>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><defs><pattern id="p"/></defs><g data-part="drawing"><g data-part="map"><clipPath id="near"><rect width="5" height="5"/></clipPath><g clip-path="url(#near)">${path(12_000)}${path(3)}<g>${path(9)}</g></g></g><g data-part="legend"><rect fill="url(#p)" width="1" height="1"/></g></g></svg>`
  const layers = layersOf(prepared(svg))
  expect(layers.map(({ part }) => part)).toEqual(['map', 'map', 'legend'])
  for (const { layer } of layers) {
    for (const [, id] of layer.outerHTML.matchAll(/url\(#(\w+)\)/g))
      expect(layer.querySelector(`#${id}`)).not.toBeNull()
    expect(layer.querySelectorAll('[clip-path]')).toHaveLength(layer.querySelector('[data-part="map"]') ? 1 : 0)
  }
})

test('many marks are parted, also where they are no groups, in their order and under what is said around them', () => {
  const texts = Array.from({ length: 95 }, (_, at) => `<text>${at} </text>`).join('')
  const path = `<path d="M0,0${'L1,1'.repeat(9_000)}"/>`
  const markup = `<svg xmlns="http://www.w3.org/2000/svg"><g fill="#123456"><g font-size="9">${texts}</g>${path}${path}<circle r="3"/></g></svg>`
  const layers = layersOf(prepared(markup))
  expect(layers.map(({ layer }) => layer.querySelectorAll('text').length)).toEqual([40, 40, 15, 0, 0])
  expect(layers.map(({ layer }) => layer.querySelectorAll('path, circle').length)).toEqual([0, 0, 0, 1, 2])
  expect(layers.map(({ layer }) => layer.textContent).join('')).toBe(
    Array.from({ length: 95 }, (_, at) => `${at} `).join(''),
  )
  for (const { layer } of layers) expect(layer.firstElementChild?.getAttribute('fill')).toBe('#123456')
  expect(layers[0]?.layer.querySelector('text')?.closest('[font-size]')?.getAttribute('font-size')).toBe('9')
})

test('a layer has the definitions that it refers to, and those that these refer to, and no others', () => {
  const defs =
    '<defs><pattern id="a"><use href="#b"/></pattern><path id="b"/><pattern id="c"/></defs><clipPath id="d"><rect/></clipPath>'
  const markup = `<svg xmlns="http://www.w3.org/2000/svg">${defs}<g data-part="x"><path fill="url(#a)"/></g><g clip-path="url(#d)"><g data-part="y"><path/></g></g></svg>`
  const ids = layersOf(prepared(markup)).map(({ layer }) => [...layer.querySelectorAll('[id]')].map(({ id }) => id))
  expect(ids).toEqual([['a', 'b'], ['d']])
})

test('a line of words that goes on ends in a space, and a part without words is no layer', () => {
  const head = '<g data-part="title"><text>England to</text><text>1.62 in London</text></g><g data-part="marks"></g>'
  const layers = layersOf(prepared(`<svg xmlns="http://www.w3.org/2000/svg"><g>${head}</g></svg>`))
  expect(layers.map(({ layer }) => layer.textContent)).toEqual(['England to 1.62 in London'])
})

test('lines that are centred or end somewhere stand where the widths of the embedded typeface put them', () => {
  const words = [
    '<text x="50" y="10" text-anchor="end" font-size="10">abcd</text>',
    '<g text-anchor="middle" font-size="20"><text x="50" y="20">abcd</text></g>',
    '<text x="50" y="30" text-anchor="end" font-size="10" font-weight="600" fill="#111111">ab<tspan dx="5" font-size="20" font-weight="400" fill="#222222">  cd</tspan></text>',
    '<text x="50" y="50" font-size="10">abcd</text>',
  ]
  const drawing = prepared(`<svg xmlns="http://www.w3.org/2000/svg"><g>${words.join('')}</g></svg>`)
  // Half as wide as high, and a unit more in bold.
  setFromLeft(drawing, (text, size, isBold) => text.length * (size / 2 + (isBold ? 1 : 0)))
  const lines = [...drawing.querySelectorAll('text')].map((line) =>
    ['x', 'y', 'text-anchor', 'font-size', 'font-weight', 'fill'].map((name) => line.getAttribute(name)).join(),
  )
  expect(lines).toEqual([
    '30,10,start,10,,',
    '30,20,start,,,',
    // Words of 12 and of 30 with a blank of 10 before, and 5 between.
    '3,30,start,10,bold,#111111',
    '30,30,start,20,normal,#222222',
    '50,50,,10,,',
  ])
  expect(drawing.textContent).toBe('abcdabcdabcdabcd')
})

test('the title of a small figure is no part of its drawing, and neither is without a part', () => {
  const parts =
    '<g data-part="title"><text>Few</text></g><g data-part="drawing"><g><text>A</text></g></g><line x2="9"/>'
  const layers = layersOf(prepared(`<svg xmlns="http://www.w3.org/2000/svg"><g font-size="9">${parts}</g></svg>`))
  expect(layers.map(({ part, layer }) => [part, layer.textContent])).toEqual([
    ['title', 'Few'],
    ['drawing', 'A'],
    ['', ''],
  ])
})
