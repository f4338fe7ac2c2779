import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { methodsText } from '../docs/methods.ts'

const text = methodsText()

test('docs/METHODS.md says what the docstrings say (npm run methods writes it)', () => {
  expect(readFileSync(new URL('../docs/METHODS.md', import.meta.url), 'utf8')).toBe(text)
})

test.each([
  'poissonInterval',
  'wilsonInterval',
  'funnelLimits',
  'overdispersion',
  'rankRanges',
  'classBreaks',
  'correlation',
  'dependence',
  'twoStepFloatingCatchment',
  'lorenzOf',
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
  const [, section = ''] = text.split(`### ${name}\n`)
  const own = section.split('\n### ')[0] ?? ''
  expect(own).toContain('**Refuses.**')
  expect(own).toContain('**Source.**')
})

test.each([
  'Staff by a published method',
  'Requirement over the years',
  'Growth of need',
  'Equipment wave',
  'Smoothing of peaks',
  'Where the next posts do most',
])('the section “%s” says what it refuses', (title) => {
  const [, section = ''] = text.split(`### ${title}\n`)
  expect(section.split('\n### ')[0]).toContain('**Refuses.**')
})

test('no section describes a method that the atlas does not use', () => {
  const sources = readdirSync(new URL('../src', import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => readFileSync(new URL(`../src/${path}`, import.meta.url), 'utf8'))
  const named = [...text.matchAll(/^### (\w+)$/gm)].map(([, name = '']) => name)
  const uses = (name: string) =>
    sources.filter((source) => new RegExp(`\\b${name}\\(`).test(source.replaceAll(`function ${name}(`, ''))).length
  expect(named.filter((name) => uses(name) === 0)).toEqual([])
})
