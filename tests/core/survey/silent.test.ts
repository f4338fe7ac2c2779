import { expect, test } from 'vitest'
import { decodeDataset } from '#core/catalogue/columns.ts'
import type { IndicatorFile } from '#core/catalogue/schemas.ts'
import type { Cell } from '#core/domain/cell.ts'
import { answerTable } from '#core/survey/answer.ts'
import { answerName } from '#core/survey/answer-name.ts'
import {
  collect,
  gatherAnswers,
  responseByArea,
  responseBySection,
  responseOf,
  titleRows,
} from '#core/survey/collect.ts'
import { addRow, isCarried, sectionsOf, setNone, setSection, startFilling, writeCell } from '#core/survey/filling.ts'
import { lastRoundOf } from '#core/survey/send.ts'
import type { Filling, SurveyFile } from '#core/survey/survey-file.ts'
import { csvText } from '#formats/csv-text.ts'
import { openAndCheck, realDesk } from '../imports/open-and-check.ts'
import { roundOf, sentTo, surveyNamed } from './some-survey.ts'

const staffing = surveyNamed('staffing')
const london = { area: 'E12000007', areaName: 'London' }
const northWest = { area: 'E12000002', areaName: 'North West' }
const wales = { area: 'W92000004', areaName: 'Wales' }
const invited = [
  ...['Aldgate', 'Brixton', 'Camden', 'Deptford', 'Ealing'].map((name) => ({ department: name, ...london })),
  ...['Bolton', 'Lancaster', 'Preston'].map((name) => ({ department: name, ...northWest })),
  { department: 'Swansea', ...wales },
]
const files = sentTo(staffing, invited)

/** Engineers in clinical engineering, nobody else there, and no posts in any other specialty. */
function engineers(file: SurveyFile, inPost: number): Filling {
  const said = sectionsOf(file).reduce(
    (held, { id }) => setSection(held, id, id === 'clinical-engineering' ? 'yes' : 'no'),
    startFilling(file),
  )
  const heads = String(Math.ceil(inPost))
  const cells = {
    establishment_wte: String(inPost + 2),
    in_post_wte: String(inPost),
    headcount: heads,
    age_under_35: '0',
    age_35_44: heads,
    age_45_54: '0',
    age_55_plus: '0',
    experience_under_5: '0',
    experience_5_14: heads,
    experience_15_plus: '0',
  }
  const filled = Object.entries(cells).reduce(
    (held, [column, cell]) => writeCell(held, 'clinical-engineering|engineer', column, cell),
    said,
  )
  return ['clinical-scientist', 'clinical-technologist', 'support'].reduce(
    (held, profession) => setNone(held, `clinical-engineering|${profession}`, true),
    filled,
  )
}

const register = {
  format: 1,
  kind: 'survey-register',
  round: roundOf(staffing),
  recipients: files[0]?.recipients ?? [],
  asked: files.map(({ asked }) => asked),
} as const

/** What the importer makes of the answers of those who answered. */
function imported(answers: readonly (readonly [at: number, filling: Filling])[]) {
  const opened = answers.map(([at, filling]) => {
    const file = files[at] as SurveyFile
    const name = answerName(register.round.id, file.asked.id, '20261130200000')
    return { sealed: `${at}.age`, name, text: csvText(answerTable(file, filling).rows) }
  })
  const collected = collect(opened, register)
  expect(collected.strays).toEqual([])
  const chosen = new Map([...collected.answers].map(([id, [first]]) => [id, first]))
  const { rows, words } = gatherAnswers(register, collected, chosen)
  const { checked, findings, table } = openAndCheck('answers.csv', new TextEncoder().encode(csvText(rows)))
  expect(table).toBe('survey')
  expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([])
  // A survey becomes indicators alone.
  const shown = Object.values(checked?.draft?.files ?? {}).map((file) => decodeDataset(file as IndicatorFile))
  const cellOf = (indicator: string, area: string, specialty: string, profession = 'all'): Cell | undefined =>
    shown
      .filter(({ id }) => id === indicator)
      .flatMap(({ observations }) => observations)
      .find((one) => one.area === area && one.dims.specialty === specialty && one.dims.profession === profession)?.cell
  return {
    cellOf,
    words,
    summary: checked?.draft?.summary ?? [],
    returns: realDesk().source([], []).returns,
    chosen,
  }
}

const figures = [10, 12, 9, 14]
const fourOfLondon = figures.map((inPost, at) => [at, engineers(files[at] as SurveyFile, inPost)] as const)
const northWestern = [5, 6, 7].map((at) => [at, engineers(files[at] as SurveyFile, 10 + at)] as const)

test('four of five departments answer: the part that answered is four of five, and a region that stays silent is not collected', () => {
  const { cellOf, words, summary } = imported([...fourOfLondon, ...northWestern])
  expect(words).toBe('7 of 9 departments answered; the other 2 counted as asked and not answered.')
  expect(summary).toContain('56 of 72 specialty returns received')
  const of = 'specialty returns received'
  expect(cellOf('mpce-wte', london.area, 'clinical-engineering')).toMatchObject({
    kind: 'value',
    value: 45,
    coverage: { part: 4, whole: 5, of },
  })
  expect(cellOf('mpce-wte', london.area, 'all')).toMatchObject({ value: 45, coverage: { part: 32, whole: 40, of } })
  expect(cellOf('mpce-headcount', london.area, 'clinical-engineering', 'engineer')).toMatchObject({
    value: 45,
    coverage: { part: 4, whole: 5 },
  })
  for (const specialty of ['all', 'clinical-engineering', 'ultrasound'])
    expect(cellOf('mpce-wte', wales.area, specialty)).toMatchObject({
      kind: 'absent',
      reason: 'not-collected',
      because: 'nobody answered',
      coverage: { part: 0, whole: specialty === 'all' ? 8 : 1 },
    })
})

test('“No” is an answer: nobody of enough departments is 0, with the part that answered', () => {
  const { cellOf } = imported([...fourOfLondon, ...northWestern])
  expect(cellOf('mpce-wte', london.area, 'ultrasound')).toMatchObject({
    kind: 'value',
    value: 0,
    coverage: { part: 4, whole: 5 },
  })
  expect(cellOf('mpce-wte', london.area, 'clinical-engineering', 'support')).toMatchObject({ kind: 'value', value: 0 })
  // Nobody was asked there.
  expect(cellOf('mpce-wte', 'S92000003', 'ultrasound')).toMatchObject({
    reason: 'not-applicable',
    because: 'no department is known',
  })
})

test('a specialty that a department cannot answer was asked and not answered, in its region and in the part that answered', () => {
  const cannot = (at: number) => setSection(engineers(files[at] as SurveyFile, 11), 'ultrasound', 'cannot')
  const { cellOf, chosen } = imported([[0, cannot(0)], ...fourOfLondon.slice(1), ...northWestern, [8, cannot(8)]])
  expect(cellOf('mpce-wte', wales.area, 'ultrasound')).toMatchObject({
    kind: 'absent',
    reason: 'not-collected',
    because: 'nobody answered',
    coverage: { part: 0, whole: 1 },
  })
  expect(cellOf('mpce-wte', london.area, 'ultrasound')?.coverage).toMatchObject({ part: 3, whole: 5 })
  expect(
    responseBySection(register, chosen)
      .filter(({ id }) => id === 'ultrasound' || id === 'clinical-engineering')
      .map(({ id, answered, asked, cannot }) => `${id} ${answered}/${asked}, ${cannot} cannot`),
  ).toEqual(['ultrasound 6/9, 2 cannot', 'clinical-engineering 8/9, 0 cannot'])
  // Each of them has answered something.
  expect(responseOf(register, chosen)).toEqual({ asked: 9, answered: 8, cannot: 0 })
})

test('a department that can answer nothing has not answered, here as on the map, and an earlier answer that is picked counts in its place', () => {
  const file = files[8] as SurveyFile
  const nothing = sectionsOf(file).reduce((held, { id }) => setSection(held, id, 'cannot'), startFilling(file))
  const { cellOf, chosen, words } = imported([...fourOfLondon, ...northWestern, [8, nothing]])
  expect(words).toBe('7 of 9 departments answered; the other 2 counted as asked and not answered (1 cannot answer).')
  expect(responseOf(register, chosen)).toEqual({ asked: 9, answered: 7, cannot: 1 })
  const ofWales = () => responseByArea(register, chosen).find(({ id }) => id === wales.area)
  expect(ofWales()).toMatchObject({ name: 'Wales', asked: 1, answered: 0, cannot: 1 })
  expect(cellOf('mpce-wte', wales.area, 'all')?.coverage).toMatchObject({ part: 0, whole: 8 })
  const [own] = [...chosen.values()].filter(({ asked }) => asked.area === wales.area)
  const earlier = answerTable(file, engineers(file, 8)).rows.map((row) => row.map(String))
  const picked = new Map(own ? [...chosen, [own.asked.id, { ...own, rows: earlier }] as const] : [])
  expect(responseOf(register, picked)).toEqual({ asked: 9, answered: 8, cannot: 0 })
})

test('“No” of few departments is counted among the answers, suppressed as any figure of so few, and comes again in next year’s file', () => {
  const cannot = setSection(engineers(files[7] as SurveyFile, 13), 'ultrasound', 'cannot')
  const { cellOf, summary, returns } = imported([
    ...fourOfLondon,
    ...northWestern.slice(0, 2),
    [7, cannot],
    [8, engineers(files[8] as SurveyFile, 8)],
  ])
  expect(summary).toContain('63 of 72 specialty returns received')
  expect(cellOf('mpce-wte', northWest.area, 'all')?.coverage).toMatchObject({ part: 23, whole: 24 })
  // Two “No” of three: how many have answered is told, that it is 0 is not.
  expect(cellOf('mpce-wte', northWest.area, 'ultrasound')).toMatchObject({
    kind: 'absent',
    reason: 'suppressed',
    coverage: { part: 2, whole: 3 },
  })
  for (const [specialty, whole] of [['all', 8] as const, ['ultrasound', 1] as const])
    expect(cellOf('mpce-wte', wales.area, specialty)).toMatchObject({
      reason: 'suppressed',
      coverage: { part: whole, whole },
    })
  const last = { ...lastRoundOf(returns, (area) => area), spreads: [] }
  const next = sentTo(staffing, invited, { last }).find(({ asked }) => asked.department === 'Swansea') as SurveyFile
  expect(startFilling(next).sections).toMatchObject({ ultrasound: 'no', 'clinical-engineering': 'yes' })
  expect(isCarried(startFilling(next), 'ultrasound')).toBe(true)
})

test('an answer of posts alone says of what it has none posts alone too', () => {
  const alone = setSection(engineers(files[0] as SurveyFile, 10), 'clinical-engineering', 'posts')
  const { cellOf } = imported([[0, alone], ...fourOfLondon.slice(1), ...northWestern])
  expect(cellOf('mpce-wte', london.area, 'clinical-engineering')).toMatchObject({ value: 45, coverage: { part: 4 } })
  expect(cellOf('mpce-headcount', london.area, 'clinical-engineering')?.coverage).toMatchObject({ part: 3, whole: 5 })
})

const scanners = surveyNamed('mr-ct-equipment')
const scannerFiles = sentTo(scanners, invited)
const scannerRegister = {
  ...register,
  round: roundOf(scanners),
  asked: scannerFiles.map(({ asked }) => asked),
} as const

/** An answer about scanners: so many of CT, none, or that it cannot be given. */
function scannersOf(file: SurveyFile, said: number | 'no' | 'cannot'): Filling {
  if (typeof said === 'string') return setSection(startFilling(file), 'all', said)
  const started = setSection(startFilling(file), 'all', 'yes')
  return Array.from({ length: said }).reduce<Filling>((held, _, at) => {
    const cells = { unit: `CT ${at + 1}`, modality: 'CT scanner', year_installed: String(2012 + 2 * at) }
    const key = `all|${at + 1}`
    return Object.entries(cells).reduce((now, [column, cell]) => writeCell(now, key, column, cell), addRow(held))
  }, started)
}

test('of equipment too a department says that it has none, or that it cannot answer: nobody of enough is 0, and who stays silent is counted', () => {
  const said = [1, 2, 1, 3, 'no', 'no', 'no', 'no', 'cannot'] as const
  const opened = said.map((one, at) => {
    const file = scannerFiles[at] as SurveyFile
    const name = answerName(scannerRegister.round.id, file.asked.id, '20261130200000')
    return { sealed: `${at}.age`, name, text: csvText(answerTable(file, scannersOf(file, one)).rows) }
  })
  const collected = collect(opened, scannerRegister)
  expect(collected.strays).toEqual([])
  const chosen = new Map([...collected.answers].map(([id, [first]]) => [id, first]))
  expect(responseOf(scannerRegister, chosen)).toEqual({ asked: 9, answered: 8, cannot: 1 })
  expect(
    responseByArea(scannerRegister, chosen).map(({ name, answered, cannot }) => `${name} ${answered} ${cannot}`),
  ).toEqual(['London 5 0', 'North West 3 0', 'Wales 0 1'])
  const { rows, words } = gatherAnswers(scannerRegister, collected, chosen)
  expect(words).toBe('8 of 9 departments answered; the other counted as asked and not answered (1 cannot answer).')
  const table = [...titleRows(scannerRegister.round), ...rows]
  const seen = openAndCheck('scanners.csv', new TextEncoder().encode(csvText(table)))
  expect(seen.table).toBe('equipment')
  expect(seen.findings.filter(({ severity }) => severity !== 'note')).toEqual([])
  expect(seen.checked?.decisions.find(({ key }) => key === 'guard')).toMatchObject({
    value: 'Answers of departments: suppress small numbers',
    degree: 'implied',
  })
  const shown = Object.values(seen.checked?.draft?.files ?? {}).map((file) => decodeDataset(file as IndicatorFile))
  const cellOf = (id: string, area: string) =>
    shown
      .find((file) => file.id.endsWith(`-${id}`))
      ?.observations.find((one) => one.area === area && one.dims.group === 'all')?.cell
  expect(cellOf('units', london.area)).toMatchObject({ kind: 'value', value: 7, coverage: { part: 5, whole: 5 } })
  expect(cellOf('per-department', london.area)).toMatchObject({ value: 1.4 })
  expect(cellOf('units', northWest.area)).toMatchObject({ kind: 'value', value: 0, coverage: { part: 3, whole: 3 } })
  expect(cellOf('old', northWest.area)).toMatchObject({ kind: 'absent', reason: 'not-applicable' })
  expect(cellOf('units', wales.area)).toMatchObject({
    kind: 'absent',
    reason: 'not-collected',
    because: 'nobody answered',
    coverage: { part: 0, whole: 1 },
  })
  expect(seen.checked?.draft?.summary[0]).toBe('8 of 9 departments answered')
})

test('a list of machines that says nothing of departments is asked about, and imported as it is unless it is put under the guard', () => {
  const text = [
    'Unit,Site,Area,Modality,Year installed',
    'CT 1,Aldgate,E12000007,CT,2018',
    'CT 1,Brixton,E12000007,CT,2019',
  ].join('\n')
  const see = (answers = {}) => openAndCheck('list.csv', new TextEncoder().encode(text), answers)
  const unitsIn = ({ checked }: ReturnType<typeof see>) =>
    Object.values(checked?.draft?.files ?? {})
      .map((file) => decodeDataset(file as IndicatorFile))
      .find(({ id }) => id.endsWith('-units'))
      ?.observations.find((one) => one.area === london.area && one.dims.group === 'all')?.cell
  const open = see()
  expect(open.checked?.decisions.find(({ key }) => key === 'guard')).toMatchObject({ degree: 'guessed' })
  expect(unitsIn(open)).toMatchObject({ value: 2 })
  expect(open.checked?.draft?.guard).toBeUndefined()
  const guarded = see({ 'equipment:guard': 'withhold' })
  expect(unitsIn(guarded)).toMatchObject({ kind: 'absent', reason: 'suppressed' })
  expect(guarded.checked?.draft?.guard?.withheld).not.toEqual([])
  expect(
    guarded.checked?.draft?.entry.indicators.every(({ definition }) => definition.includes('disclosure guard')),
  ).toBe(true)
})

test('a table of equipment, which has no column for it, states the year of its survey', () => {
  const equipment = { ...roundOf(surveyNamed('mr-ct-equipment')), year: '2024' }
  const rows = [
    ...titleRows(equipment),
    [
      'unit',
      'site',
      'area',
      'modality',
      'field_or_energy',
      'year_installed',
      'planned_replacement',
      'hours_per_week',
      'fitness',
    ],
    ['MR 1', 'Aldgate', 'E12000007', 'MR scanner', '1.5 T', '2016', '2028', '50', 'Fit for purpose'],
    ['CT 1', 'Brixton', 'E12000007', 'CT scanner', '', '2018', '', '60', 'Fit for purpose'],
  ]
  const { table, checked, findings } = openAndCheck('equipment.csv', new TextEncoder().encode(csvText(rows)))
  expect(table).toBe('equipment')
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  const period = checked?.decisions.find(({ key }) => key === 'period')
  expect(period?.value).toBe('2024')
  expect(period?.degree).not.toBe('guessed')
  const units = Object.values(checked?.draft?.files ?? {}).map((file) => decodeDataset(file as IndicatorFile))
  expect(units.find(({ id }) => id.endsWith('-units'))?.observations.map(({ period: of }) => of)).toContain('2024')
  expect(titleRows(roundOf(staffing))).toEqual([])
})
