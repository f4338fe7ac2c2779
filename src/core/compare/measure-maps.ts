import { markWords } from '#core/domain/cell.ts'
import { capitalise, inSentence } from '#core/domain/letters.ts'
import {
  column,
  lacking,
  notApplicable,
  type PanelContent,
  type PanelTable,
  valueCell,
  words,
} from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import { composePlate } from '#core/plate/compose.ts'
import type { Plate } from '#core/plate/plate.ts'
import { measureKey, readChoice } from './choice.ts'
import { type Measured, measureAll } from './drawn.ts'
import { groundOf } from './ground.ts'
import type { CompareInput } from './input.ts'
import { rowPeriod, sourceTitles } from './profile.ts'
import { bodyOfMaps, mostMaps, type SmallMaps, whyNoMaps } from './small-maps.ts'

type Known = { readonly key: string; readonly plate: Plate }

/** The last plate of each measure, for a view that differs in what plates do not show. */
const known = new WeakMap<Measured, Known>()

/** The plate of a measure with nothing over its areas and the classes of the view. */
function plateOf(measured: Measured, { plate, atlas }: CompareInput): Plate {
  const { method, classes, mine } = plate.view
  const key = JSON.stringify([method, classes, mine])
  const held = known.get(measured)
  if (held?.key === key) return held.plate
  const { resolved } = measured
  const made = composePlate({ ...resolved, view: { ...resolved.view, method, classes, mine } }, atlas)
  known.set(measured, { key, plate: made })
  return made
}

const measuredFor = ({ needs, atlas }: CompareInput): readonly Measured[] =>
  needs.maps.flatMap((one) => measureAll(one, atlas) ?? [])

const isMadeUp = ({ marks }: Plate): boolean => marks.includes('illustrative')

/** One row a measure, as of each the unit, the period and the sources are its own. */
function tableOf(maps: readonly { measured: Measured; plate: Plate }[], input: CompareInput): PanelTable {
  const areas = input.plate.areas.map(({ area }) => area)
  return {
    columns: [
      column('measure', 'Measure', false),
      column('unit', 'Unit', false),
      column('period', 'Period', false),
      column('mark', 'Mark', false),
      ...areas.map(({ name }) => column(name, name)),
      column('source', 'Source titles', false),
    ],
    rows: maps.map(({ measured, plate }) => {
      const cells = new Map(plate.areas.map(({ area, cell }) => [area.code, cell]))
      const marks = plate.marks.map((mark) => markWords[mark])
      return {
        key: measureKey(measured.resolved),
        area: null,
        cells: [
          words(plate.measure.name),
          words(plate.measure.unit),
          words(rowPeriod(measured.resolved)),
          words(marks.join(', ') || 'none'),
          ...areas.map(({ code }) => {
            const cell = cells.get(code)
            return cell ? valueCell(cell, plate.measure) : notApplicable
          }),
          words(sourceTitles(measured, input.atlas).join('; ')),
        ],
      }
    }),
  }
}

/** Up to six measures, each on a map and a scale of its own. */
function measureMapsOf(input: CompareInput): PanelContent<SmallMaps> {
  const { plate, resolved } = input
  const { geography } = plate
  const heading = `Maps of several measures for ${geography.name}`
  const why = whyNoMaps(plate)
  if (why !== null) return lacking(heading, geography.vintage, why)
  const maps = measuredFor(input).map((measured) => ({ measured, plate: plateOf(measured, input) }))
  if (maps.length === 0) return lacking(heading, geography.vintage, 'No measure is held for these areas.')
  const asked = readChoice(resolved.view.rows).choice.measures?.length ?? 0
  const sample = maps.filter((one) => isMadeUp(one.plate))
  const sentences = [
    'Each map has classes of its own, so that colours compare areas within a map and not from one map to another.',
    asked > mostMaps ? 'More measures are set side by side in the table of My area than there are maps here.' : '',
    sample.length > 0 && sample.length < maps.length
      ? 'Maps marked as sample are made up and say nothing about any real place.'
      : '',
  ].filter(Boolean)
  return {
    title: `${maps.length === 1 ? 'One measure' : `${maps.length} measures`} of ${plate.areas.length} areas on maps, each on a scale of its own`,
    subtitle: `${geography.name} (${geography.vintage}); each measure of its own period`,
    sentences,
    table: tableOf(maps, input),
    body: bodyOfMaps(
      maps.map(({ measured, plate: own }) => ({
        key: measureKey(measured.resolved),
        title: own.measure.name,
        subtitle: [
          capitalise(own.measure.unit),
          rowPeriod(measured.resolved),
          ...own.marks.map((mark) => (mark === 'illustrative' ? 'sample, made up' : inSentence(markWords[mark]))),
        ].join(', '),
        plate: own,
      })),
      false,
    ),
    lacks: null,
  }
}

export const measureMapsPanel: PanelSpec<CompareInput, SmallMaps> = {
  label: 'Maps of several measures',
  compose: measureMapsOf,
  ground: (input) =>
    groundOf({
      plate: input.plate,
      atlas: input.atlas,
      measured: measuredFor(input),
      several: { name: 'Several measures, as each row says', unit: 'as each row says' },
    }),
}
