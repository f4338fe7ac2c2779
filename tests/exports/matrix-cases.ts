import { panelIdText } from '#core/panel/panel.ts'
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

export type MatrixCase = PictureCase & { readonly name: string; readonly look: LookId }

const looks = Object.keys(lookNames) as readonly LookId[]

/** Every figure that a view has, on every size, in every colour. */
export function matrixOf(name: keyof typeof matrixViews): readonly MatrixCase[] {
  const view = matrixViews[name]
  const panels = panelsFor(view).panels.filter(({ lacks }) => lacks === null)
  return panels.flatMap(({ id }) =>
    presetIds.flatMap((preset) =>
      looks.map((look) => {
        const panel = panelIdText(id)
        const ranking = panel === 'map' && preset !== 'square'
        return { name: `${panel} of ${name} on ${preset}, ${look}`, view, preset, panel, look, ranking }
      }),
    ),
  )
}
