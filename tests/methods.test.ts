import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { methodsText } from '../docs/methods.ts'

test('docs/METHODS.md says what the docstrings say (npm run methods writes it)', () => {
  expect(readFileSync(new URL('../docs/METHODS.md', import.meta.url), 'utf8')).toBe(methodsText())
})

test.each([
  'poissonInterval',
  'rateInterval',
  'wilsonInterval',
  'directlyStandardisedRate',
  'indirectlyStandardisedRatio',
  'funnelLimits',
  'overdispersion',
  'rankRanges',
  'classBreaks',
  'correlation',
  'trend',
  'relativeRange',
  'populationWeightedGini',
  'theil',
  'slopeIndex',
  'spatialWeights',
  'moranI',
  'localMoran',
  'falseDiscoveryRate',
])('%s has a section with what it refuses and where it comes from', (name) => {
  const [, section = ''] = methodsText().split(`### ${name}\n`)
  const own = section.split('\n### ')[0] ?? ''
  expect(own).toContain('**Refuses.**')
  expect(own).toContain('**Source.**')
})
