import type { Comparison } from '#core/compare/comparison.ts'
import { coveragePanelIds } from '#core/coverage/page.ts'
import { isOwnSource } from '#core/domain/source.ts'
import { seriesOf } from '#core/plate/series.ts'
import { panelRows } from '#exports/export-panel.ts'
import { type PictureInput, titledPlate } from '#exports/picture/picture.ts'
import type { Rows } from '#exports/table-forms.ts'
import { tableRows } from '#exports/table-rows.ts'
import { panelIds } from '#figures/compare/charts.ts'
import { shapesOf } from '#figures/map/shapes.ts'
import { ownFigureIds } from '#figures/own-figures.ts'
import type { FigureId } from '#figures/registry.tsx'
import { leavingLink } from '#io/leaving-link.ts'
import type { CoverageShown } from '#state/use-coverage.ts'
import type { Shown } from '#state/use-plate.ts'

/** What is shown where the dialog is opened: a plate with what it is compared by, or a page of coverage. */
export type Subject =
  | { readonly kind: 'plate'; readonly shown: Shown; readonly comparison: Comparison | null }
  | { readonly kind: 'coverage'; readonly shown: CoverageShown }

/** What is asked for when the dialog opens. */
export type Asked = {
  readonly figure: FigureId
  /** The area or group that a brief is to be about, or null. */
  readonly about: string | null
  readonly look: 'light' | 'dark'
}

/** What every picture of a subject is drawn from. */
type Drawable = Pick<
  PictureInput,
  'plate' | 'shapes' | 'series' | 'comparison' | 'coverage' | 'permalink' | 'holdsPrivate'
>

/** What there is to take away. */
export type Shared = Drawable &
  Asked & {
    readonly subject: Subject
    readonly figureIds: readonly FigureId[]
    /** The table of what is shown, with its header. */
    readonly table: () => Rows
  }

function drawableOf(subject: Subject): Drawable {
  const { plate } = subject.kind === 'plate' ? subject.shown : subject.shown.page
  const dims = subject.kind === 'plate' ? subject.shown.resolved.main.dims : undefined
  const link = leavingLink(window.location, plate, dims)
  const common = { plate, permalink: link, holdsPrivate: plate.trust.sources.some(isOwnSource) }
  if (subject.kind === 'coverage') {
    const { page, data, topology } = subject.shown
    return {
      ...common,
      shapes: shapesOf(topology, data.geography, data.areas),
      series: [],
      comparison: null,
      coverage: page,
    }
  }
  const { topology, atlas, resolved } = subject.shown
  return {
    ...common,
    shapes: shapesOf(topology, plate.geography, atlas.areas),
    series: plate.view.selected
      .map((code) => seriesOf(resolved, atlas, code, plate.overdispersed !== null))
      .filter(({ points }) => points.length > 1),
    comparison: subject.comparison,
    coverage: null,
  }
}

function figuresOf({ comparison, coverage }: Drawable): readonly FigureId[] {
  if (coverage) return ['map', ...coveragePanelIds.map((id) => `coverage-${id}` as const)]
  if (!comparison) return ownFigureIds
  // The comparison has a ranking of its own.
  const own = ownFigureIds.filter((id) => id !== 'ranked')
  return [...own, ...panelIds.map((id) => `compare-${id}` as const)]
}

/** Gathers what can be taken away of a subject. */
export function sharedOf(subject: Subject, asked: Asked): Shared {
  const drawable = drawableOf(subject)
  const { plate, comparison, coverage, permalink: link } = drawable
  const panels = { ...comparison, ...coverage?.panels }
  const [, name = ''] = asked.figure.split('-')
  const panel = Object.entries(panels).find(([id]) => id === name)?.[1]
  return {
    ...drawable,
    ...asked,
    subject,
    figureIds: figuresOf(drawable),
    table: () =>
      panel ? panelRows(panel, titledPlate({ ...asked, plate, comparison, coverage }), link) : tableRows(plate, link),
  }
}
