import type { Mark } from '#core/domain/cell.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import { type Protected, vouchFor } from '#core/domain/protected.ts'
import type { Plate, Trust } from '#core/plate/plate.ts'
import { isRanked } from '#core/plate/rank.ts'
import type { ScreenId } from '#core/view/screens.ts'
import { lazily } from './lazily.ts'
import {
  emptyTable,
  mostMarks,
  notRanked,
  type Panel,
  type PanelContent,
  panelDescription,
  tooManyText,
} from './panel.ts'

/** What the figures of one panel rest on: its own sources, notes, periods and marks, and not those of the map beside it. */
export type Provenance = {
  readonly trust: Trust
  readonly marks: readonly Mark[]
  /** True where the marks hold for some rows only; those rows then say so themselves. */
  readonly partlyMarked?: boolean
  /** What is measured, as every row of a table that leaves the page says it; absent where it is the measure of the plate. */
  readonly measure?: { readonly name: string; readonly unit: string }
  readonly indicators?: readonly Indicator[]
  /** True where rows are of periods of their own, so that no one period names the file. */
  readonly severalPeriods?: boolean
  /** True where the panel shows the measure of the map, so that what is said of the map's absences holds for it too. */
  readonly showsMain: boolean
  /** True where the panel has the classes of the map. */
  readonly classed?: boolean
}

/**
 * One panel of a screen: what it is called, and how it is composed from what the screen shows.
 * @typeParam Input what all panels of the screen are composed from
 * @typeParam Body what its drawing needs
 */
export type PanelSpec<Input, Body> = {
  readonly label: string
  /** What its table is called, where that is not "Table". */
  readonly tableName?: string
  /** Its place among the panels that say something of one area, first the one that is asked for most; absent where it says nothing of one. */
  readonly inBrief?: number
  /** Whether it puts areas in order or sets them against each other, which is not done with every measure. */
  readonly ordersAreas?: boolean
  /** Whether it has a mark, a row or a line for each area, so that of very many areas nothing could be seen. */
  readonly marksEach?: boolean
  /** Titles, sentences, table and body; or why there is no body. */
  compose(input: Input): PanelContent<Body>
  /** What it rests on; absent for a panel that has the plate's own titles. */
  ground?(input: Input, content: PanelContent<Body>): Provenance
}

export type PanelSpecs<Input> = Readonly<Record<string, PanelSpec<Input, unknown>>>

/** The panels of a screen, composed. */
export type Panels<Screen extends ScreenId, Specs> = {
  readonly [K in keyof Specs]: Specs[K] extends PanelSpec<infer _, infer Body>
    ? Panel<Body, { readonly screen: Screen; readonly panel: K & string }>
    : never
}

/** The plate under the titles of one of its panels, with what that panel rests on. */
function titledPlate(plate: Plate, content: PanelContent<unknown>, ground: Provenance): Protected<Plate> {
  const { title, subtitle, sentences } = content
  const { trust, marks, partlyMarked = false, measure, showsMain, classed = false } = ground
  return vouchFor({
    ...plate,
    title,
    subtitle,
    sentences,
    description: panelDescription(content),
    trust,
    marks,
    partlyMarked,
    measure: { ...plate.measure, ...measure },
    period: ground.severalPeriods ? null : plate.period,
    // Classes are a matter of maps, and withheld cells are counted for the measure of the map alone.
    classNote: classed ? plate.classNote : null,
    absences: showsMain ? plate.absences : [],
  })
}

/** Why a panel is not even composed, or null. */
function withheldText({ ordersAreas, marksEach }: PanelSpec<never, unknown>, { measure, areas }: Plate): string | null {
  if (ordersAreas && !isRanked(measure.kind)) return notRanked
  return marksEach && areas.length > mostMarks ? tooManyText(areas.length) : null
}

function composePanel<Input extends { readonly plate: Protected<Plate> }>(
  id: { readonly screen: ScreenId; readonly panel: string },
  spec: PanelSpec<Input, unknown>,
  input: Input,
): Panel {
  const withheld = withheldText(spec, input.plate)
  const content =
    withheld === null
      ? spec.compose(input)
      : { ...input.plate, sentences: [], table: emptyTable, body: null, lacks: withheld }
  const rest = lazily<{ readonly ground: Provenance | null }>({
    ground: () => (withheld === null && spec.ground?.(input, content)) || null,
  })
  const titled = lazily<{ readonly plate: Protected<Plate> }>({
    plate: () => (rest.ground ? titledPlate(input.plate, content, rest.ground) : input.plate),
  })
  // The page is protected, and so is what a panel makes of it.
  return vouchFor({
    ...content,
    id,
    label: spec.label,
    tableName: spec.tableName ?? 'Table',
    inBrief: spec.inBrief ?? null,
    titled: () => titled.plate,
    indicators: () => rest.ground?.indicators ?? [],
  })
}

/** Composes the panels of a screen, each when it is first asked for. */
export function composePanels<
  Input extends { readonly plate: Protected<Plate> },
  Screen extends ScreenId,
  Specs extends PanelSpecs<Input>,
>(screen: Screen, specs: Specs, input: Input): Panels<Screen, Specs> {
  const makers = Object.entries(specs).map(([panel, spec]) => [
    panel,
    () => composePanel({ screen, panel }, spec, input),
  ])
  // The entries are those of the specs, one for one.
  return lazily(Object.fromEntries(makers)) as Panels<Screen, Specs>
}
