import { type Brief, composeBrief } from '#core/brief/brief.ts'
import { composeCoverageBrief } from '#core/brief/coverage-brief.ts'
import type { BriefInput } from '#exports/brief/brief-pictures.ts'
import { realPage } from '../core/coverage/real-coverage.ts'
import { realComparison } from '../data/comparison.ts'
import { realData } from '../data/real-atlas.ts'
import { panelsFor } from './drawn-picture.tsx'
import { type MatrixName, matrixViews } from './matrix-cases.ts'

/** The brief of the first area with a figure, as a reader would ask for it. */
function briefOf(name: keyof typeof matrixViews): Pick<BriefInput, 'brief' | 'plate' | 'shapes'> {
  const view = matrixViews[name]
  const { plate, comparison } = realComparison(view)
  const code = plate.areas.find(({ cell }) => cell.kind === 'value')?.area.code ?? ''
  const brief: Brief = composeBrief(plate, comparison, code, realData().catalogue.topics)
  return { brief, plate, shapes: panelsFor(view).shapes }
}

function coverageBrief(): Pick<BriefInput, 'brief' | 'plate' | 'shapes'> {
  const { page } = realPage()
  const { plate } = page
  const { shapes } = panelsFor({ geography: 'utla' }, 'coverage')
  return { brief: composeCoverageBrief(page, plate.areas[0]?.area.code ?? ''), plate, shapes }
}

/** Views of the matrix that have a brief on one of their areas. */
export const briefNames = [...(Object.keys(matrixViews) as (keyof typeof matrixViews)[]), 'reach of sites'] as const

export const matrixBrief = (name: (typeof briefNames)[number] & MatrixName): BriefInput => ({
  ...(name === 'reach of sites' ? coverageBrief() : briefOf(name)),
  permalink: `https://example.org/atlas/?${'v=1&m=machines&'.repeat(8)}`,
  made: new Date('2026-03-04'),
  holdsPrivate: false,
})
