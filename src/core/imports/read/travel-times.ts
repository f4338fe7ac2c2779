import type { Observation } from '#core/domain/cell.ts'
import { type Checked, type Context, composeIndicator, sourceOf } from '../draft.ts'
import { Findings } from '../finding.ts'
import type { Part } from '../mapping.ts'
import { blame, dataRows, figureOf, textOf } from '../rows.ts'
import { areasOfColumn } from './areas-of-column.ts'
import { ownRecord, slugOf } from './own-record.ts'

/** A day is longer than any way within the United Kingdom. */
const longestMinutes = 1440

/** Reads minutes from areas to sites, and keeps for the map those to the nearest site, by mode of travel. */
export function readTravelTimes(parts: readonly Part[], context: Context): Checked {
  const findings = new Findings()
  const rows = dataRows(parts, [], findings)
  const { areas, questions } = areasOfColumn(rows, 'area', context, findings)
  const period = context.today.slice(0, 4)
  const nearest = new Map<string, number>()
  const modes = new Map<string, string>()
  const ways = new Set<string>()
  for (const row of rows) {
    const area = areas.codes.get(textOf(row, 'area'))
    const minutes = figureOf(row, 'minutes')
    if (!(minutes >= 0 && minutes <= longestMinutes)) {
      blame(findings, row, 'minutes', {
        code: 'not-minutes',
        severity: 'error',
        expected: `minutes from 0 to ${longestMinutes}`,
        mend: 'Write the minutes as a number such as 35.',
      })
      continue
    }
    const mode = slugOf(textOf(row, 'mode')) || 'any'
    modes.set(mode, textOf(row, 'mode') || 'any')
    const way = `${area}|${textOf(row, 'site')}|${mode}`
    if (area !== undefined && ways.has(way))
      blame(findings, row, 'site', {
        code: 'way-twice',
        severity: 'warning',
        expected: 'each way once',
        mend: 'The shorter of the two is taken.',
      })
    ways.add(way)
    if (area === undefined) continue
    const key = `${area}|${mode}`
    nearest.set(key, Math.min(minutes, nearest.get(key) ?? Number.POSITIVE_INFINITY))
  }
  const [part] = parts
  if (!part || findings.blocked || questions.length > 0 || nearest.size === 0)
    return { groups: findings.groups(), questions, draft: null }
  const source = sourceOf(context.target, context.today)
  const observations = [...nearest].map(([key, value]): Observation => {
    const [area = '', mode = ''] = key.split('|')
    return {
      area,
      period,
      dims: { group: mode },
      basis: null,
      cell: { kind: 'value', value, status: 'derived' },
      source: source.id,
      notes: [],
    }
  })
  const record = ownRecord(
    `own-${context.target.dataset}`,
    { name: 'Minutes to the nearest site', kind: 'measure', unit: 'minutes', period },
    {
      file: context.target.name,
      dimensions: [
        {
          id: 'group',
          name: 'Mode',
          values: [...modes].map(([id, name]) => ({ id, name, phrase: name === 'any' ? '' : `by ${name}` })),
          initial: [...modes.keys()][0] ?? 'any',
        },
      ],
      geography: areas.geographies[0] ?? 'utla',
      period,
      denominators: [],
      decimals: 0,
    },
  )
  const { indicator, files } = composeIndicator({ ...record, topic: 'services' }, observations, [source], context)
  return {
    groups: findings.groups(),
    questions,
    draft: {
      table: 'travel-times',
      entry: { indicators: [indicator], geographies: [], sites: [] },
      files,
      rows: rows.length,
      summary: [`${ways.size.toLocaleString('en-GB')} ways from ${new Set([...areas.codes.values()]).size} areas`],
    },
  }
}
