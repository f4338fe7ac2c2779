import type { AreaPanels } from '#core/area/panels.ts'
import type { Comparison } from '#core/compare/comparison.ts'
import { leavingLink } from '#io/leaving-link.ts'
import type { CoverageShown } from '#state/use-coverage.ts'
import type { LoadedPlate } from '#state/use-plate.ts'
import type { ScenarioShown } from '#state/use-scenario-page.ts'

/** What is shown where the dialog is opened: a plate with what it is compared by, the page of one area, a page of coverage, or the figures of a scenario. */
export type Subject =
  | { readonly kind: 'plate'; readonly shown: LoadedPlate; readonly comparison: Comparison | null }
  | { readonly kind: 'area'; readonly shown: LoadedPlate; readonly panels: AreaPanels }
  | { readonly kind: 'coverage'; readonly shown: CoverageShown }
  | { readonly kind: 'scenario'; readonly shown: ScenarioShown }

/** The link to what is shown, as it leaves the atlas. */
export const linkOf = (subject: Subject): string =>
  subject.kind === 'coverage' || subject.kind === 'scenario'
    ? leavingLink(window.location, subject.shown.page.plate)
    : leavingLink(window.location, subject.shown.plate, subject.shown.resolved.main.dims)
