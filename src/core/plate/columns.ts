import { absenceShorthand, absenceWords, type Cell, statusWords } from '#core/domain/cell.ts'
import { exact } from '#core/domain/exact.ts'
import { capitalise } from '#core/domain/letters.ts'
import { periodText } from '#core/domain/period.ts'
import { numberText } from './measure.ts'
import type { Plate, PlateArea } from './plate.ts'
import { rankText } from './rank.ts'
import { cautionsOf } from './trust.ts'

/** A column of the table: its name, its text on the screen, and its value in a file. */
export type Column = {
  readonly id: string
  readonly name: string
  /** For people: "1.04", "not published". */
  readonly text: (area: PlateArea) => string
  /** For files: the full number, or the shorthand of the absence. */
  readonly raw: (area: PlateArea) => string | number
  readonly numeric: boolean
  /** Whether the column is on the screen as well as in files. */
  readonly onScreen: boolean
}

const words = (id: string, name: string, text: (area: PlateArea) => string, onScreen = false): Column => ({
  id,
  name,
  text,
  raw: text,
  numeric: false,
  onScreen,
})

type Valued = Extract<PlateArea['cell'], { kind: 'value' }>

/** A column for a number that belongs to the value: absent with it, empty where a value has none. */
const number = (id: string, name: string, pick: (cell: Valued) => number | undefined): Column => ({
  id,
  name,
  text: ({ cell }) => (cell.kind === 'value' ? String(pick(cell) ?? '') : ''),
  raw: ({ cell }) => {
    if (cell.kind === 'absent') return absenceShorthand[cell.reason]
    const picked = pick(cell)
    return picked === undefined ? absenceShorthand['not-applicable'] : exact(picked)
  },
  numeric: true,
  onScreen: false,
})

/** On a plate of change, the figures of its two periods. */
function pairColumns({ change }: Plate): readonly Column[] {
  if (!change) return []
  const { earlier, later, of } = change
  const made = (id: 'before' | 'after', period: string): Column => {
    const cellOf = ({ pair }: PlateArea): Cell | undefined => pair?.[id]
    return {
      id,
      name: `${periodText(period)}: ${of.unit}`,
      text: (area) => {
        const cell = cellOf(area)
        return cell?.kind === 'value' ? numberText(cell.value, of) : cell ? absenceWords[cell.reason] : ''
      },
      raw: (area) => {
        const cell = cellOf(area)
        if (!cell) return absenceShorthand['not-applicable']
        return cell.kind === 'value' ? exact(cell.value) : absenceShorthand[cell.reason]
      },
      numeric: true,
      onScreen: true,
    }
  }
  return [made('before', earlier), made('after', later)]
}

/** The columns of a plate's table: the figures of the map, area by area, and for files everything they were computed from. */
export function plateColumns(plate: Plate): readonly Column[] {
  const { measure, overlay } = plate
  const some = (has: (area: PlateArea) => boolean) => plate.areas.some(has)
  const statuses = new Set(plate.areas.map(({ cell }) => (cell.kind === 'value' ? cell.status : cell.reason)))
  const counted = plate.areas.find(({ cell }) => cell.coverage)?.cell.coverage?.of
  const value: Column = {
    id: 'value',
    name: plate.change ? `Change: ${measure.unit}` : capitalise(measure.unit),
    text: ({ text }) => text,
    raw: ({ cell }) => (cell.kind === 'value' ? exact(cell.value) : absenceShorthand[cell.reason]),
    numeric: true,
    onScreen: true,
  }
  const overlayColumn: Column[] = overlay
    ? [
        {
          id: 'overlay',
          name: `${overlay.measure.name}, ${overlay.periodText}`,
          text: (area) => area.overlay?.text ?? '',
          raw: ({ overlay: mark }) => {
            if (!mark) return absenceShorthand['not-published']
            return mark.cell.kind === 'value' ? exact(mark.cell.value) : absenceShorthand[mark.cell.reason]
          },
          numeric: true,
          onScreen: true,
        },
      ]
    : []
  const cautions = (area: PlateArea) => cautionsOf(area, plate.trust).join(' ')
  return [
    words('area', capitalise(plate.geography.singular), ({ area }) => area.name, true),
    words('code', 'GSS code', ({ area }) => area.code),
    ...pairColumns(plate),
    value,
    {
      ...words(
        'interval',
        'Interval',
        ({ intervalText }) => intervalText,
        some((one) => one.intervalText !== ''),
      ),
      numeric: true,
    },
    number('lower', 'Lower limit', ({ interval }) => interval?.lower),
    number('upper', 'Upper limit', ({ interval }) => interval?.upper),
    {
      ...words(
        'rank',
        'Rank',
        ({ rank }) => (rank ? rankText(rank) : ''),
        some(({ rank }) => rank !== null),
      ),
      numeric: true,
    },
    words('compared', 'Compared', ({ comparison }) => comparison?.text ?? ''),
    ...overlayColumn,
    number('numerator', 'Numerator', ({ numerator }) => numerator),
    number('denominator', 'Denominator', ({ denominator }) => denominator),
    words(
      'status',
      'Status',
      ({ cell }) => (cell.kind === 'value' ? statusWords[cell.status] : absenceWords[cell.reason]),
      statuses.size > 1 || statuses.has('rounded') || plate.marks.length > 0,
    ),
    {
      ...words('coverage', counted ? `Coverage: ${counted}` : 'Coverage', ({ coverageText }) => coverageText),
      text: ({ cell: { coverage } }) => (coverage ? `${coverage.part} of ${coverage.whole}` : ''),
      onScreen: some(({ coverageText }) => coverageText !== ''),
    },
    words(
      'caution',
      'Caution',
      cautions,
      // What holds for all is said below the figure; a column of it would leave no room for figures.
      new Set(plate.areas.filter(({ cell }) => cell.kind === 'value').map(cautions)).size > 1,
    ),
    words('sources', 'Sources', ({ sources }) => sources.join(' '), false),
    words('notes', 'Notes', ({ notes }) => notes.join(' '), false),
  ]
}
