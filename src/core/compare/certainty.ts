import type { Plate, PlateArea } from '#core/plate/plate.ts'
import { listText } from '#core/plate/reading.ts'
import { bare, column, figure, lacking, notApplicable, type Panel, valueCell, words } from './panel.ts'

/** `unclear`: the interval spans the benchmark. `partial`: not everybody was counted. `clear`: neither. */
export type Doubt = 'unclear' | 'partial' | 'clear' | 'untold'

export const doubtWords: Readonly<Record<Doubt, string>> = {
  unclear: 'the interval spans the benchmark',
  partial: 'records are incomplete',
  clear: 'beyond its interval, records complete',
  untold: 'no interval and no coverage to tell',
}

export type Certainty = { readonly doubts: Readonly<Record<string, Doubt>> }

function doubtOf({ cell, comparison }: PlateArea): Doubt | null {
  if (cell.kind === 'absent') return null
  if (comparison?.beyondChance === false) return 'unclear'
  if (cell.coverage && cell.coverage.part < cell.coverage.whole) return 'partial'
  return comparison?.beyondChance === true || cell.coverage ? 'clear' : 'untold'
}

const limitCell = ({ cell }: PlateArea, side: 'lower' | 'upper', { measure }: Plate) =>
  cell.kind === 'value' && cell.interval ? figure(cell.interval[side], measure) : notApplicable

/** Which areas the map can be sure about: hatched where the interval spans the benchmark or records are incomplete. */
export function certaintyOf(plate: Plate): Panel<Certainty> {
  const heading = 'Where the map can be sure'
  const found = plate.areas.flatMap((one) => {
    const doubt = doubtOf(one)
    return doubt ? [{ one, doubt }] : []
  })
  if (found.length === 0) return lacking(heading, plate.subtitle, 'No area has a figure.')
  if (found.every(({ doubt }) => doubt === 'untold'))
    return lacking(
      heading,
      plate.subtitle,
      'Neither intervals nor coverage are published for this measure, so how sure it is cannot be told.',
    )
  const named = (doubt: Doubt) => found.filter((each) => each.doubt === doubt).map(({ one }) => one.area.name)
  const some = (names: readonly string[]) =>
    names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : listText(names)
  const [unclear, partial, untold] = [named('unclear'), named('partial'), named('untold')]
  const sentences = [
    unclear.length > 0 && plate.benchmark
      ? `For ${unclear.length} of ${found.length} areas the 95% interval spans ${plate.benchmark.name}: ${some(unclear)}.`
      : '',
    partial.length > 0
      ? `For ${partial.length} of ${found.length} areas records are incomplete: ${some(partial)}.`
      : '',
    untold.length > 0 ? `${untold.length} of ${found.length} figures carry neither interval nor coverage.` : '',
  ].filter(Boolean)
  const sure = found.filter(({ doubt }) => doubt === 'clear').length
  return {
    title: `${sure} of ${found.length} figures are complete and beyond their intervals`,
    subtitle: `${plate.subtitle}; hatched where the 95% interval spans the benchmark or records are incomplete`,
    sentences,
    table: {
      columns: [
        column('area', 'Area', false),
        column('value', plate.measure.unit),
        column('lower', '95% interval, lower'),
        column('upper', '95% interval, upper'),
        column('coverage', 'Coverage', false),
        column('doubt', 'How sure', false),
        column('areas', 'Areas'),
        column('of', 'Of areas with a figure'),
      ],
      rows: [
        ...plate.areas.map((one) => {
          const doubt = doubtOf(one)
          return {
            key: one.area.code,
            area: one.area.code,
            cells: [
              words(one.area.name),
              valueCell(one.cell, plate.measure),
              limitCell(one, 'lower', plate),
              limitCell(one, 'upper', plate),
              words(one.coverageText),
              words(doubt ? doubtWords[doubt] : ''),
              notApplicable,
              notApplicable,
            ],
          }
        }),
        ...(['clear', 'unclear', 'partial', 'untold'] as const).map((doubt) => ({
          key: doubt,
          area: null,
          cells: [
            words('All areas'),
            notApplicable,
            notApplicable,
            notApplicable,
            notApplicable,
            words(doubtWords[doubt]),
            figure(named(doubt).length, bare(0)),
            figure(found.length, bare(0)),
          ],
        })),
      ],
    },
    body: { doubts: Object.fromEntries(found.map(({ one, doubt }) => [one.area.code, doubt])) },
    lacks: null,
  }
}
