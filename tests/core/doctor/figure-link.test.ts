import fc from 'fast-check'
import { expect, test } from 'vitest'
import { figureLink, readFigureLink } from '#core/doctor/figure-link.ts'

const permalink = 'https://atlas.example/?v=2&m=mpce-staff&t=2019&g=itl1&dv=abc'
const codes = fc.oneof(fc.stringMatching(/^[EWSN]\d{8}$/), fc.string({ minLength: 1, maxLength: 12 }))
const figures = fc.oneof(
  fc.double({ min: -1e7, max: 1e7, noNaN: true }).map((value) => Number(value.toPrecision(6)) + 0),
  fc.constantFrom('[c]', '[x]', '[z]'),
)

test('what a picture showed comes back from its link', () => {
  fc.assert(
    fc.property(fc.dictionary(codes, figures, { maxKeys: 12, minKeys: 1, noNullPrototype: true }), (values) => {
      const link = figureLink(permalink, {
        figure: 'compare-ranking',
        was: { values, digits: 12 },
        drawn: 'look-light!bare',
      })
      expect(link.length).toBeLessThanOrEqual(2000)
      expect(readFigureLink(link)).toEqual({
        query: 'v=2&m=mpce-staff&t=2019&g=itl1&dv=abc',
        data: 'abc',
        figure: 'compare-ranking',
        was: { values, digits: 6 },
        drawn: 'look-light!bare',
      })
      // As AbiWord writes it.
      const [address = '', fragment = ''] = link.split('#')
      expect(readFigureLink(`${address}#${encodeURIComponent(fragment)}`)).toEqual(readFigureLink(link))
    }),
  )
})

const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`E0600${String(at).padStart(4, '0')}`, 10.123456 + at]))

test('figures of many areas are carried to fewer digits, and left out where Word would not keep the link', () => {
  const linkOf = (count: number) =>
    readFigureLink(figureLink(permalink, { figure: 'map', was: { values: many(count), digits: 12 }, drawn: null }))
  expect(linkOf(12)?.was?.digits).toBe(6)
  expect(linkOf(190)?.was?.digits).toBe(4)
  expect(linkOf(232)?.was?.digits).toBe(3)
  expect(Object.keys(linkOf(232)?.was?.values ?? {})).toHaveLength(232)
  expect(linkOf(2000)).toMatchObject({ figure: 'map', was: null })
})

test.each([
  'https://video.example/watch?v=dQw4w9WgXcQ',
  'https://video.example/watch?v=12345&m=1',
  'https://atlas.example/',
  'mailto:someone?v=2&m=x',
  'javascript:alert(1)?v=2&m=x',
  `https://atlas.example/?v=2&m=${'x'.repeat(30_000)}`,
])('%.60s is no link to a view', (address) => {
  expect(readFigureLink(address)).toBeNull()
})

test('a link that is cut off or forged names its view and says nothing of figures', () => {
  for (const tail of [
    '#was=8',
    '#digits=6&was=',
    '#digits=6&was=z1_2',
    '#digits=99&was=0A_1',
    '#digits=6&was=0A_1~9B',
    '#figure=%E0%A4',
  ])
    expect(readFigureLink(permalink + tail)).toMatchObject({ was: null, figure: null })
  fc.assert(
    fc.property(fc.string(), (tail) => {
      readFigureLink(`${permalink}#${tail}`)
      readFigureLink(tail)
    }),
  )
})
