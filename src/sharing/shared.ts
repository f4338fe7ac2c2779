import type { Catalogue } from '#core/catalogue/schemas.ts'
import { coverageIndicators } from '#core/coverage/settle.ts'
import { distinctById } from '#core/domain/distinct.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import { isOwnSource } from '#core/domain/source.ts'
import { panelsOf } from '#core/explore/panels.ts'
import { findPanel, type Panel } from '#core/panel/panel.ts'
import { selectedSeries } from '#core/plate/series.ts'
import type { ExportSubject } from '#exports/subject.ts'
import { shapesOf } from '#figures/map/shapes.ts'
import type { KnownPanelId } from '#figures/panel/registry.ts'
import { linkOf, type Subject } from './subject.ts'

/** What is asked for when the dialog opens. */
export type Asked = {
  readonly panel: KnownPanelId
  /** The area or group that a brief is to be about, or null. */
  readonly about: string | null
  readonly look: 'light' | 'dark'
}

/** What the dialog takes away, whatever screen it was opened from. */
export type Exported = ExportSubject & {
  readonly catalogue: Catalogue
  /** The indicators that what is shown was made from. */
  readonly indicators: readonly Indicator[]
}

/** The parts that depend on the kind of subject. */
type Own = Omit<Exported, 'permalink' | 'holdsPrivate'>

/** What there is to take away. */
export type Shared = Exported &
  Omit<Asked, 'panel'> & {
    readonly subject: Subject
    readonly panel: Panel
  }

function ofPlate({ shown, comparison }: Extract<Subject, { kind: 'plate' }>): Own {
  const { plate, topology, atlas, resolved } = shown
  const { main, per, overlay } = resolved
  const own = panelsOf(plate, selectedSeries(plate, resolved, atlas))
  return {
    plate,
    // The comparison has a ranking of its own.
    panels: comparison ? [own.map, own.trend, ...Object.values(comparison)] : Object.values(own),
    shapes: shapesOf(topology, plate.geography, atlas.areas),
    catalogue: atlas.catalogue,
    indicators: distinctById([
      main.indicator,
      ...(per ? [per.indicator] : []),
      ...(overlay ? [overlay.indicator] : []),
    ]),
  }
}

/** The page of one area stands on the plate of its first measure, whose map leaves with it. */
function ofArea({ shown, panels }: Extract<Subject, { kind: 'area' }>): Own {
  const own = ofPlate({ kind: 'plate', shown, comparison: null })
  const [map] = own.panels
  const drawn = Object.values(panels).filter(({ lacks }) => lacks === null)
  return { ...own, panels: [...drawn, ...(map ? [map] : [])] }
}

function ofCoverage({ shown }: Extract<Subject, { kind: 'coverage' }>): Own {
  const { page, data, topology, catalogue } = shown
  const { plate, map, panels } = page
  const used = new Set(plate.trust.sources.map(({ id }) => id))
  const rests = new Set(coverageIndicators(catalogue))
  return {
    plate,
    panels: [map, ...Object.values(panels)],
    shapes: shapesOf(topology, data.geography, data.areas),
    catalogue,
    indicators: catalogue.indicators.filter((one) => rests.has(one.id) && one.sources.some((id) => used.has(id))),
  }
}

/** The figures of a scenario, and the indicators that fill the chosen method. */
function ofScenario({ shown }: Extract<Subject, { kind: 'scenario' }>): Own {
  const { page, topology, areas, catalogue, indicators } = shown
  const { plate, panels } = page
  return {
    plate,
    panels: Object.values(panels).filter(({ lacks }) => lacks === null),
    shapes: shapesOf(topology, plate.geography, areas),
    catalogue,
    indicators,
  }
}

const makers: {
  readonly [K in Subject['kind']]: (subject: Extract<Subject, { kind: K }>) => Own
} = { plate: ofPlate, area: ofArea, coverage: ofCoverage, scenario: ofScenario }

/** Everything that can be taken away of a subject, whichever panel is asked for. */
export function exportedOf(subject: Subject): Exported {
  // Each kind with its own maker.
  const own = (makers[subject.kind] as (subject: Subject) => Own)(subject)
  return { ...own, permalink: linkOf(subject), holdsPrivate: own.plate.trust.sources.some(isOwnSource) }
}

/** Gathers what can be taken away of a subject. */
export function sharedOf(subject: Subject, { panel, ...asked }: Asked): Shared {
  const own = exportedOf(subject)
  return { ...own, ...asked, subject, panel: findPanel(own.panels, panel) }
}
