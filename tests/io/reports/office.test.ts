import { readFileSync } from 'node:fs'
import { strFromU8, strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { type FoundFigures, identifyFigures } from '#core/doctor/identify.ts'
import { openOffice, rewriteOffice } from '#io/reports/office.ts'
import { refusalText } from '#io/reports/reports.ts'
import { embeddedIdentities } from '#sharing/doctor/read-identities.ts'
import {
  docxOf,
  linkOf,
  partsOf,
  permalink,
  pictureOf,
  pptxOf,
  recompressed,
  resaved,
  savedByLibreOffice,
  savedByWord,
  snapshot,
} from '../../fixtures/reports.ts'

const values = { E12000001: 12.4, E12000002: 11, E12000003: '[c]' }

function foundIn(bytes: Uint8Array): FoundFigures {
  const { file, media } = openOffice(bytes)
  return identifyFigures(file, { embedded: embeddedIdentities(file, media), codes: new Map() })
}

const brief = await docxOf([
  { text: 'Machines in the regions' },
  { text: ['North had 12.4 machines', ' per million, West 11.0.'] },
  { picture: pictureOf(80, snapshot(values)), link: linkOf(values), alt: 'Map of machines' },
  { text: 'Between the figures.' },
  { picture: pictureOf(160, snapshot(values, { figure: 'trend' })), link: linkOf(values, 'trend') },
  {
    rows: [
      ['Region', 'Machines'],
      ['North', '12.4'],
    ],
  },
  { picture: pictureOf(10, null), alt: 'A logo' },
])

const deck = await pptxOf([
  [{ text: 'North had 12.4 machines.' }, { picture: pictureOf(80, snapshot(values)), link: linkOf(values) }],
  [{ picture: pictureOf(10, null), alt: 'A logo' }, { rows: [['North', '12.4']] }],
  [{ picture: pictureOf(160, snapshot(values, { figure: 'ranked' })), link: linkOf(values, 'ranked') }],
])

const reports = {
  'DOCX as it was made': [brief, 'embedded', ['map', 'trend']],
  'DOCX saved by Word': [savedByWord(brief), 'link', ['map', 'trend']],
  'DOCX saved by LibreOffice': [savedByLibreOffice(brief), 'link', ['map', 'trend']],
  'PPTX as it was made': [deck, 'embedded', ['map', 'ranked']],
  'PPTX saved by another program': [savedByWord(deck), 'link', ['map', 'ranked']],
} as const

test.each(Object.entries(reports))('all figures are found, with what they showed: %s', (_, [bytes, by, figures]) => {
  const { figures: found, unknown } = foundIn(bytes)
  expect(found.map(({ identity }) => identity.figure)).toEqual(figures)
  for (const { identity } of found) {
    expect(identity.by).toBe(by)
    expect(identity.query).toContain('m=machines&t=2019')
    expect(identity.was?.values).toEqual(values)
  }
  expect(unknown.map(({ alt }) => alt)).toEqual(['A logo'])
})

const savedFile = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../fixtures/saved/${name}`, import.meta.url)))

// The document and the deck above, as the programs themselves have saved them. AbiWord keeps the pictures alone, without words or links.
test.each([
  ['libreoffice.docx', ['map', 'trend'], 5],
  ['libreoffice-odt.docx', ['map', 'trend'], 5],
  ['abiword.docx', ['map', 'trend'], 5],
  ['libreoffice.pptx', ['map', 'ranked'], 1],
] as const)('all figures are found in what an office program has saved: %s', (name, figures, texts) => {
  const found = foundIn(savedFile(name))
  expect(found.figures.map(({ identity }) => identity.figure)).toEqual(figures)
  for (const { identity } of found.figures) expect(identity.was?.values).toEqual(values)
  expect(found.unknown).toHaveLength(1)
  expect(found.texts).toHaveLength(texts)
  const [first] = found.figures
  const fresh = pictureOf(200, snapshot({ ...values, E12000001: 12.9 }))
  const change = { at: first?.at ?? -1, bytes: fresh, vector: null, alt: 'Now', link: permalink }
  const written = foundIn(rewriteOffice(savedFile(name), [change]))
  expect(written.figures.map(({ identity }) => identity.was?.values)).toEqual([{ ...values, E12000001: 12.9 }, values])
  expect(written.texts).toEqual(found.texts)
})

test('the texts of a document stand near the figure before and the one behind, a row of a table as one', () => {
  for (const bytes of [brief, savedByWord(brief)]) {
    const { texts } = foundIn(bytes)
    expect(texts.map(({ text, near }) => [text, near])).toEqual([
      ['Machines in the regions', [0]],
      ['North had 12.4 machines per million, West 11.0.', [0]],
      ['Between the figures.', [0, 1]],
      ['Region\tMachines', [1]],
      ['North\t12.4', [1]],
    ])
  }
})

test('the texts of a slide stand near its own figures', () => {
  expect(foundIn(deck).texts.map(({ place, text, near }) => [place, text, near])).toEqual([
    ['Slide 1', 'North had 12.4 machines.', [0]],
  ])
})

test('a picture that says nothing is found by the link beside it, where there is but one', async () => {
  const plain = pictureOf(90, null)
  const [caption] = foundIn(await docxOf([{ text: 'x' }, { picture: plain }, { see: permalink }])).figures
  expect(caption?.identity).toMatchObject({ by: 'near', figure: null, was: null, data: 'old' })
  const [typed] = foundIn(await docxOf([{ picture: plain }, { text: `Source: ${permalink}.` }])).figures
  expect(typed?.identity).toMatchObject({ by: 'near', query: permalink.slice(permalink.indexOf('?') + 1) })
  const two = await docxOf([{ see: permalink }, { picture: plain }, { see: permalink.replace('2019', '2020') }])
  expect(foundIn(two).figures).toEqual([])
  const far = await docxOf([{ picture: plain }, { text: 'between' }, { see: permalink }])
  expect(foundIn(far).figures).toEqual([])
  const [slide] = foundIn(await pptxOf([[{ picture: plain }, { text: 'x' }, { see: permalink }]])).figures
  expect(slide?.identity.by).toBe('near')
  expect(foundIn(await pptxOf([[{ picture: plain }, { picture: plain }, { see: permalink }]])).figures).toEqual([])
})

test('a slide whose figure is drawn as shapes is found by its notes, whose link is no text', async () => {
  const deck = await pptxOf([
    [{ text: 'North had 12.4 machines.' }, { notes: `What it shows: ${linkOf(values)}` }],
    [{ text: 'Words alone' }, { see: permalink }],
  ])
  const { figures, texts } = foundIn(deck)
  expect(figures).toMatchObject([
    { picture: { place: 'Slide 1, drawn as shapes', media: null }, identity: { figure: 'map', was: { values } } },
  ])
  const [at] = figures.map((one) => one.at)
  expect(texts.map(({ text, near }) => [text.trim(), near])).toEqual([
    ['North had 12.4 machines.', [at]],
    ['What it shows:', [at]],
  ])
})

test('the link of a figure beside it is not taken for that of a logo', async () => {
  const picture = pictureOf(80, snapshot(values))
  const slide = [{ picture }, { picture: pictureOf(9, null), alt: 'A logo' }, { see: `${permalink}&c=4` }]
  const { figures, unknown } = foundIn(await pptxOf([slide]))
  expect(figures.map(({ identity }) => identity.by)).toEqual(['embedded'])
  expect(unknown.map(({ alt }) => alt)).toEqual(['A logo'])
})

test('a picture with a QR code alone is found by it', async () => {
  const { file } = openOffice(await docxOf([{ picture: pictureOf(9, null) }, { picture: pictureOf(8, null) }]))
  const found = identifyFigures(file, {
    embedded: new Map(),
    codes: new Map([
      [0, permalink],
      [1, 'https://else.example/'],
    ]),
  })
  expect(found.figures).toMatchObject([{ at: 0, identity: { by: 'qr', figure: null, was: null } }])
  expect(found.unknown).toHaveLength(1)
})

test('a link in the alternative text is read', async () => {
  const [found] = foundIn(await docxOf([{ picture: pictureOf(9, null), alt: `A map. ${linkOf(values)}` }])).figures
  expect(found?.identity).toMatchObject({ by: 'alt', figure: 'map', was: { values } })
})

test.each(Object.entries(reports))(
  'fresh pictures take the places of the old, and nothing else changes: %s',
  (_, [bytes]) => {
    const { figures } = foundIn(bytes)
    const [first] = figures
    const fresh = pictureOf(200, snapshot({ ...values, E12000001: 12.9 }, { made: '2026-06-01' }))
    const link = linkOf({ ...values, E12000001: 12.9 })
    const written = rewriteOffice(bytes, [
      { at: first?.at ?? -1, bytes: fresh, vector: null, alt: 'Now "<12.9>" & more', link },
    ])
    const [before, after] = [partsOf(bytes), partsOf(written)]
    expect(Object.keys(after)).toEqual(Object.keys(before))
    const changed = Object.keys(before).filter(
      (name) => strFromU8(before[name] as Uint8Array, true) !== strFromU8(after[name] as Uint8Array, true),
    )
    const part = changed.find((name) => /(?:document|slide1)\.xml$/.test(name)) ?? ''
    const relations = changed.find((name) => name.endsWith('.rels')) ?? ''
    const media = changed.find((name) => name.includes('/media/')) ?? ''
    expect(changed.sort()).toEqual([part, relations, media].sort())
    expect(after[media]).toEqual(fresh)
    // The part without alternative texts, and the relations without addresses, are what they were.
    const without = (parts: typeof before, name: string, what: RegExp) =>
      strFromU8(parts[name] as Uint8Array).replace(what, '')
    expect(without(after, part, /descr="[^"]*"/g)).toBe(without(before, part, /descr="[^"]*"/g))
    expect(without(after, relations, /Target="http[^"]*"/g)).toBe(without(before, relations, /Target="http[^"]*"/g))
    const again = foundIn(written)
    expect(again.figures.map(({ at, picture }) => [at, picture.place, picture.inches])).toEqual(
      figures.map(({ at, picture }) => [at, picture.place, picture.inches]),
    )
    expect(again.figures[0]?.picture.alt).toBe('Now "<12.9>" & more')
    expect(again.figures[0]?.identity).toMatchObject({ made: '2026-06-01', was: { values: { E12000001: 12.9 } } })
    expect(again.figures[1]?.identity.was?.values).toEqual(values)
    expect(
      foundIn(resaved(written, (name, own) => [name, /media.+png$/.test(name) ? recompressed(own) : own])).figures[0]
        ?.identity,
    ).toMatchObject({ by: 'link', was: { values: { E12000001: 12.9 } } })
  },
)

test('addresses that AbiWord writes without escaping them are read', async () => {
  const report = await docxOf([{ picture: pictureOf(9, null) }, { see: permalink }])
  const saved = resaved(report, (name, own) => [
    name,
    name.endsWith('.rels') ? strToU8(strFromU8(own).replaceAll('&amp;', '&')) : own,
  ])
  expect(foundIn(saved).figures.map(({ identity }) => identity)).toMatchObject([
    { by: 'near', query: permalink.slice(permalink.indexOf('?') + 1) },
  ])
  // The document that is written of it is sound, in whichever part the address stands.
  const fresh = { at: 0, bytes: pictureOf(2, null), vector: null, alt: 'x', link: permalink }
  for (const [name, own] of Object.entries(partsOf(rewriteOffice(saved, [fresh]))))
    if (name.endsWith('.rels')) expect(strFromU8(own), name).not.toMatch(/&(?!amp;|#)/)
})

test('a link that the author gave the picture to something else stays, and one to the view is made new', async () => {
  const linksOf = async (link: string) => {
    const report = await docxOf([{ picture: pictureOf(1, snapshot(values)), link }])
    const fresh = linkOf({ ...values, E12000001: 12.9 })
    const written = rewriteOffice(report, [{ at: 0, bytes: pictureOf(2, null), vector: null, alt: 'x', link: fresh }])
    const relations = strFromU8(partsOf(written)['word/_rels/document.xml.rels'] ?? new Uint8Array())
    return { author: relations.includes('https://example.org/our-page'), fresh: relations.includes('12.9') }
  }
  expect(await linksOf('https://example.org/our-page')).toEqual({ author: true, fresh: false })
  expect(await linksOf(linkOf(values))).toEqual({ author: false, fresh: true })
})

test('a link that words use too keeps its address', async () => {
  const report = await docxOf([{ picture: pictureOf(1, snapshot(values)), link: linkOf(values) }])
  const shared = resaved(report, (name, own) => {
    if (name !== 'word/document.xml') return [name, own]
    const text = strFromU8(own)
    const id = /hlinkClick[^>]*r:id="([^"]+)"/.exec(text)?.[1]
    return [
      name,
      strToU8(
        text.replace(
          '<w:sectPr',
          `<w:p><w:hyperlink r:id="${id}"><w:r><w:t>here</w:t></w:r></w:hyperlink></w:p><w:sectPr`,
        ),
      ),
    ]
  })
  const written = rewriteOffice(shared, [{ at: 0, bytes: pictureOf(2, null), vector: null, alt: 'x', link: permalink }])
  expect(partsOf(written)['word/_rels/document.xml.rels']).toEqual(partsOf(shared)['word/_rels/document.xml.rels'])
})

const only = (parts: Readonly<Record<string, string>>) =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))
const rels = (target: string) =>
  `<Relationships xmlns="x"><Relationship Id="a" Type="http://x/officeDocument" Target="${target}"/></Relationships>`
const entities = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'

test.each([
  ['something else', strToU8('hello'), /another kind of file/],
  ['a locked document', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2), /password/],
  ['a cut-off document', brief.subarray(0, brief.length - 400), /cannot be unpacked/],
  ['an archive', only({ 'a.txt': 'x' }), /no document/],
  ['a workbook', only({ '_rels/.rels': rels('xl/workbook.xml'), 'xl/workbook.xml': '<workbook/>' }), /a workbook/],
  ['OpenDocument', only({ mimetype: 'x', 'content.xml': '<x/>' }), /OpenDocument/],
  ['entities', only({ '_rels/.rels': rels('d.xml'), 'd.xml': `${entities}<document>&b;</document>` }), /document type/],
  ['broken XML', only({ '_rels/.rels': rels('d.xml'), 'd.xml': '<document><p></document>' }), /d\.xml/],
  ['a missing part', only({ '_rels/.rels': rels('d.xml') }), /no part d\.xml/],
  ['elements without end', only({ '_rels/.rels': rels('d.xml'), 'd.xml': `<document>${'<p>'.repeat(500)}` }), /deep/],
  [
    'a bomb',
    zipSync({ '_rels/.rels': strToU8(rels('d.xml')), 'd.xml': new Uint8Array(30_000_000) }, { level: 9 }),
    /unpacked/,
  ],
])('%s is refused in words that name the file and what to do', (_, bytes, found) => {
  let text = ''
  try {
    openOffice(bytes)
  } catch (fault) {
    text = refusalText('report.docx', fault)
  }
  expect(text).toMatch(/^“report\.docx” could not be read: found .+, expected .+\. .+/)
  expect(text).toMatch(found)
  expect(text).not.toMatch(/spreadsheet|workbook\./)
})
