import { panelIdText } from '#core/panel/panel.ts'
import { seededRandom } from '#core/statistics/random.ts'
import type { View } from '#core/view/view.ts'
import { presetIds } from '#exports/picture/paper.ts'
import { type LookId, lookNames } from '#exports/picture/picture.tsx'
import { type PictureCase, panelsFor } from './drawn-picture.tsx'

/** What the pictures of the matrix show: every geography, with measures of every kind that a map draws differently. */
export const matrixViews = {
  'regions with cautions': { indicator: 'radiotherapy-machines', per: 'cancers' },
  'regions of rates': { indicator: 'cancer-cases', per: 'people-100k' },
  'regions, made up': { indicator: 'mpce-wte' },
  'regions with circles': {
    indicator: 'radiotherapy-machines',
    per: 'cancers',
    overlay: { indicator: 'population', dims: {}, mode: 'symbols' },
  },
  'regions with hatching': {
    indicator: 'radiotherapy-machines',
    per: 'cancers',
    overlay: { indicator: 'population', dims: {}, mode: 'hatch' },
  },
  'regions of two measures': {
    indicator: 'radiotherapy-machines',
    per: 'cancers',
    overlay: { indicator: 'population', dims: {}, mode: 'bivariate' },
  },
  nations: { indicator: 'population', geography: 'nation' },
  'NHS regions': { indicator: 'population', geography: 'nhs_region' },
  authorities: { indicator: 'population', geography: 'utla' },
} as const satisfies Readonly<Record<string, Partial<View>>>

/** Screens whose panels come with a page of their own. */
const matrixPages = {
  'reach of sites': { view: { geography: 'utla' }, page: 'coverage' },
  'runs of a scenario': { view: { indicator: 'mpce-wte', geography: 'itl1' }, page: 'scenario' },
} as const satisfies Readonly<Record<string, Pick<PictureCase, 'view' | 'page'>>>

export type MatrixName = keyof typeof matrixViews | keyof typeof matrixPages

export const matrixNames = [...Object.keys(matrixViews), ...Object.keys(matrixPages)] as readonly MatrixName[]

export type MatrixCase = PictureCase & { readonly name: string; readonly look: LookId }

const looks = Object.keys(lookNames) as readonly LookId[]

const sourceOf = (name: MatrixName): Pick<PictureCase, 'view' | 'page'> =>
  name in matrixPages
    ? matrixPages[name as keyof typeof matrixPages]
    : { view: matrixViews[name as keyof typeof matrixViews] }

/** Every figure that a view has, on every size, in every colour. */
export function matrixOf(name: MatrixName): readonly MatrixCase[] {
  const source = sourceOf(name)
  const panels = panelsFor(source.view, source.page).panels.filter(({ lacks }) => lacks === null)
  return panels.flatMap(({ id }) =>
    presetIds.flatMap((preset) =>
      looks.map((look) => {
        const panel = panelIdText(id)
        const ranking = panel === 'map' && preset !== 'square'
        return { name: `${panel} of ${name} on ${preset}, ${look}`, ...source, preset, panel, look, ranking }
      }),
    ),
  )
}

/** So many cases of each view, the same in every run. */
export function someCases(count: number, seed: number): readonly MatrixCase[] {
  const { next: random } = seededRandom(seed)
  return matrixNames.flatMap((name) => {
    const all = matrixOf(name)
    return Array.from({ length: count }, () => all[Math.floor(random() * all.length)]!)
  })
}
