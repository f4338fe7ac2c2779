import { silenceText } from '#core/catalogue/gaps.ts'
import { statusWords } from '#core/domain/cell.ts'
import { inSentence } from '#core/domain/letters.ts'
import { listText } from '#core/domain/list-text.ts'
import { sourceLine } from '#core/domain/source-line.ts'
import { unitInFull } from './compose.ts'
import type { Plate, PlateArea } from './plate.ts'

/** A figure of one area alone, of which a map would be one colour: the number, what it rests on, and what a map would need. */
export type SingleFigure = {
  /** "United Kingdom" */
  readonly area: string
  /** "8%", "1,091.1" */
  readonly value: string
  /** "WTE"; empty where the value says it. */
  readonly unit: string
  /** What the figure is and rests on, in the order of reading. */
  readonly facts: readonly { readonly name: string; readonly text: string }[]
  /** What figures a map would need, and why there are none or where they are. */
  readonly wanting: readonly string[]
}

/** Finds the only area of a plate that could be on its map, if it has a value and no sites are to be seen on it; else null. */
function onlyArea({ areas, sites }: Plate): PlateArea | null {
  const [only, ...more] = areas.filter(({ coveredBy }) => coveredBy === null)
  return only?.cell.kind === 'value' && more.length === 0 && sites === null ? only : null
}

/** The geographies that could be mapped, or the reason that the data give for there being none; and the cautions that say more. */
function wantingOf({ geography, offers, silence = {}, trust }: Plate): readonly string[] {
  const held = offers.filter((one) => one.geography.id !== geography.id && one.areas > 1)
  const words = held.map((one) => `${one.areas} ${inSentence(one.geography.short)}`)
  const needed =
    held.length > 0
      ? `A map needs figures of more than one area. They are held for ${listText(words)}.`
      : `A map would need figures of more than one area. Nations, regions and health boards: ${silenceText(silence) || 'none held'}.`
  return [needed, ...trust.cautions.map(({ text }) => text)]
}

/** Composes the single figure of a plate; null for a plate with more areas to draw, or with none. */
export function singleFigureOf(plate: Plate): SingleFigure | null {
  const only = onlyArea(plate)
  if (!only) return null
  const { measure, trust, areas } = plate
  const isUnitSaid = measure.unit === measure.suffix || measure.unit === measure.prefix
  const status = trust.statuses.map((one) => statusWords[one]).join(', ')
  const facts = [
    { name: 'Measure', text: measure.name },
    { name: 'Unit', text: unitInFull(measure.unit) },
    { name: 'Period', text: trust.periodText },
    { name: 'Interval', text: only.intervalText },
    { name: 'Coverage', text: only.coverageText },
    { name: 'Status', text: status },
    { name: 'Source', text: sourceLine(trust.sources) },
    ...(plate.overlay && only.overlay ? [{ name: plate.overlay.measure.name, text: only.overlay.text }] : []),
    ...areas.filter((one) => one !== only).map(({ area, text }) => ({ name: area.name, text })),
  ]
  return {
    area: only.area.name,
    value: only.text,
    unit: isUnitSaid ? '' : measure.unit,
    facts: facts.filter(({ text }) => text !== ''),
    wanting: wantingOf(plate),
  }
}
