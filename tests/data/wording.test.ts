import { expect, test } from 'vitest'
import { denominatorsFor } from '#core/plate/choices.ts'
import { realComparison } from './comparison.ts'
import { realData } from './real-atlas.ts'

/** Slips that no sentence of a screen may have, whatever the figures. */
const slips: readonly (readonly [what: string, RegExp])[] = [
  ['two full stops', /\.\./],
  ['a stop after a stop', /[?!]\.|\.[,;]/],
  ['one of many', /(?:^|[^\d.,])1 (?:areas|values|figures|measures|places|cells|set-ups)\b/],
  ['one of one of many', /\bof 1 (?:areas|figures)\b/],
  ['one that have', /(?:^|[^\d.,])1 of [\d,]+ (?:of )?areas (?:are|have|lie|lack|stand) /],
  ['a probability of nought', /\bp = 0\.0+(?!\d)/],
  ['a number that is none', /NaN|Infinity|undefined|\bnull\b|\[object/],
  ['an empty list', /: \.|\(\)|: $/],
  ['two spaces', / {2}/],
]

const { catalogue } = realData()
const shipped = catalogue.indicators.flatMap((indicator) =>
  catalogue.geographies
    .filter(({ id }) =>
      Object.values(indicator.files).some(({ extents }) => extents.some((one) => one.geography === id)),
    )
    .flatMap(({ id: geography }) => {
      const pers = denominatorsFor(catalogue, indicator, geography).map(({ id }) => id)
      return [...new Set([...pers, ...(indicator.per.includes('none') || pers.length === 0 ? [null] : [])])].map(
        (per) => ({ indicator: indicator.id, geography, per }),
      )
    }),
)

test.each(shipped)('words of $indicator by $geography per $per', (view) => {
  const { plate, comparison } = realComparison(view)
  const panels = Object.entries(comparison).flatMap(([id, { title, subtitle, sentences, lacks }]) =>
    [title, subtitle, ...sentences, lacks ?? ''].map((text) => [id, text] as const),
  )
  const own = [plate.title, plate.subtitle, ...plate.sentences, plate.classNote ?? '', plate.benchmark?.text ?? '']
  const texts = [...panels, ...own.map((text) => ['plate', text] as const)]
  const found = texts.flatMap(([id, text]) =>
    slips.flatMap(([what, slip]) => (slip.test(text) ? [`${id}: ${what}: ${text}`] : [])),
  )
  expect(found).toEqual([])
})
