import * as v from 'valibot'
import { expect, test } from 'vitest'
import { aggregateReturns, baselineIndicators, openFigures } from '#core/baseline/aggregate.ts'
import { baselineAreas } from '#core/baseline/areas.ts'
import { returnColumns } from '#core/baseline/returns.ts'
import { decodeDataset, encodeDataset } from '#core/catalogue/columns.ts'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import { answerTable } from '#core/survey/answer.ts'
import { answerName } from '#core/survey/answer-name.ts'
import { checkAnswer, isSound } from '#core/survey/check-answer.ts'
import { collect, gatherAnswers, reminderText, responseByArea, responseBySection } from '#core/survey/collect.ts'
import { surveyDefinitionSchema, surveysFileSchema } from '#core/survey/definition.ts'
import { invitedText, readInvited } from '#core/survey/departments.ts'
import {
  answeredRows,
  confirmRows,
  sectionsOf,
  setNone,
  setSection,
  startFilling,
  unansweredIn,
  writeCell,
} from '#core/survey/filling.ts'
import { ownFigures } from '#core/survey/own-place.ts'
import { spreadOf } from '#core/survey/region-spread.ts'
import { readRegister, registerText } from '#core/survey/register.ts'
import { lastRoundOf, surveyFileNames } from '#core/survey/send.ts'
import type { Filling, SurveyFile } from '#core/survey/survey-file.ts'
import { csvText } from '#formats/csv-text.ts'
import { Attacker, promised } from '../baseline/attacker.ts'
import { realPlaces } from '../imports/context.ts'
import { leeds, oneFile, roundOf, sentTo, surveyNamed } from './some-survey.ts'

const staffing = surveyNamed('staffing')
const today = '2026-11-30'
const { places } = realPlaces()

/** Fills one specialty of a staffing survey: two professions with figures, two with no posts; all others do not apply. */
function filled(file: SurveyFile, specialty = 'ultrasound', establishment = '12.5'): Filling {
  const others = sectionsOf(file).filter(({ id }) => id !== specialty)
  const start = others.reduce(
    (held, { id }) => setSection(held, id, 'no'),
    setSection(startFilling(file), specialty, 'yes'),
  )
  const cells = {
    establishment_wte: establishment,
    in_post_wte: '10',
    headcount: '11',
    age_under_35: '4',
    age_35_44: '3',
    age_45_54: '2',
    age_55_plus: '2',
    experience_under_5: '5',
    experience_5_14: '3',
    experience_15_plus: '3',
  }
  const written = ['clinical-scientist', 'engineer'].reduce(
    (held, profession) =>
      Object.entries(cells).reduce(
        (now, [column, cell]) => writeCell(now, `${specialty}|${profession}`, column, cell),
        held,
      ),
    start,
  )
  return ['clinical-technologist', 'support'].reduce(
    (held, profession) => setNone(held, `${specialty}|${profession}`, true),
    written,
  )
}

const checked = (file: SurveyFile, filling: Filling) => {
  const table = answerTable(file, filling)
  return { table, check: checkAnswer(file.round.definition, 'a.csv', table.rows, { places, today }) }
}

test('a definition names columns and words that the importer’s table has, each once, and all that it needs', () => {
  const fault = (changes: object) => {
    const parsed = v.safeParse(surveyDefinitionSchema, { ...staffing, ...changes })
    return parsed.success ? '' : parsed.issues[0].message
  }
  expect(fault({})).toBe('')
  expect(fault({ asks: staffing.asks.slice(1) })).toMatch(/all that it needs/)
  expect(fault({ asks: [...staffing.asks, { column: 'shoe_size', label: 'a', group: 'b' }] })).toMatch(
    /columns of the table/,
  )
  expect(fault({ asks: [...staffing.asks, staffing.asks[0]] })).toMatch(/each once/)
  expect(fault({ rows: { column: 'profession', words: ['wizard'] } })).toMatch(/words that the column has/)
  expect(fault({ rows: null })).toMatch(/.+/)
  expect(v.safeParse(surveysFileSchema, { format: 1, surveys: [staffing, staffing] }).success).toBe(false)
})

test('nothing of last year counts before it is confirmed, and a confirmed row counts as it stands', () => {
  const file = oneFile(staffing)
  const { check } = checked(file, filled(file))
  const again = oneFile(staffing, { last: { ...lastRoundOf(check.returns, () => 'Leeds'), spreads: [] } })
  expect(again.last?.period).toBe('2026')
  const start = startFilling(again)
  expect(start.sections.ultrasound).toBe('yes')
  expect(answeredRows(start)).toEqual([])
  expect(answerTable(again, start).rows).toHaveLength(1)
  const waiting = unansweredIn(again, start).map(({ words }) => words)
  expect(waiting).toContain('Ultrasound, Clinical scientist: confirm last year’s figures, or change them.')
  const one = writeCell(start, 'ultrasound|engineer', 'in_post_wte', '9')
  expect(answeredRows(one)).toEqual([])
  expect(
    answeredRows(confirmRows(one, 'ultrasound', 'ultrasound|engineer')).map(({ cells }) => cells.in_post_wte),
  ).toEqual(['9'])
  expect(answeredRows(confirmRows(one, 'ultrasound'))).toHaveLength(2)
  expect(answeredRows(setNone(start, 'ultrasound|engineer', true))).toEqual([])
})

test('a form is whole when every section is said, every row filled or ticked, and blank rows are no zeros', () => {
  const file = oneFile(staffing)
  expect(unansweredIn(file, startFilling(file))).toHaveLength(8)
  const whole = filled(file)
  expect(unansweredIn(file, whole)).toEqual([])
  expect(unansweredIn(file, setNone(whole, 'ultrasound|support', false)).map(({ key }) => key)).toEqual([
    'ultrasound|support',
  ])
  const { table, check } = checked(file, whole)
  expect(table.rows).toHaveLength(3)
  expect(isSound(check)).toBe(true)
  expect(check.returns.map(({ response, specialty, profession }) => `${response} ${specialty} ${profession}`)).toEqual([
    'complete ultrasound clinical-scientist',
    'complete ultrasound engineer',
  ])
  const silent = checked(file, setSection(whole, 'magnetic-resonance', 'cannot')).check.returns
  expect(silent.filter(({ response }) => response === 'none').map(({ specialty }) => specialty)).toEqual(
    Array(4).fill('magnetic-resonance'),
  )
})

/** Three departments in each of two regions, and one alone in a third. */
const invited = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((letter, at) => {
  const area = ['E12000003', 'E12000001', 'W92000004'][Math.floor(at / 3)] ?? ''
  return { department: `${letter} Physics`, area, areaName: area }
})
const files = sentTo(staffing, invited)

test.each(['12.5', '13.7', '10', '40'])(
  'the own figure is the atlas’s of a region that has this department alone, at %s posts',
  (posts) => {
    const returns = files.flatMap(
      (file, at) => checked(file, filled(file, 'ultrasound', at === 6 ? posts : '20')).check.returns,
    )
    const own = ownFigures(
      returns.filter(({ department }) => department === 'G Physics'),
      'mpce-vacancy-rate',
    )
    const open = openFigures(returns, baselineAreas, { status: 'observed', source: 'a', notes: [] })
    const alone = (open.indicators.get('mpce-vacancy-rate')?.observations ?? []).filter(
      ({ area, dims }) => area === 'W92000004' && dims.profession === 'all',
    )
    const values = alone.flatMap(({ dims, cell }) => (cell.kind === 'value' ? [[dims.specialty, cell.value]] : []))
    expect(values.map(([specialty]) => specialty).sort()).toEqual(['all', 'ultrasound'])
    expect([...own].sort()).toEqual(values.sort())
    expect(own.get('all')).toBeCloseTo(100 * (1 - 10 / Number(posts)), 2)
    expect(ownFigures([], 'mpce-vacancy-rate').size).toBe(0)
  },
)

test('and it is what maps show of a region whose departments are all as this one, where the guard lets its figure stand', () => {
  const returns = files.slice(0, 6).flatMap((file) => checked(file, filled(file, 'ultrasound', '40')).check.returns)
  const atlas = aggregateReturns(returns, baselineAreas, defaultPolicy, { status: 'observed', source: 'a', notes: [] })
  const shown = (atlas.get('mpce-vacancy-rate') ?? []).find(
    ({ area, dims }) => area === leeds.area && dims.profession === 'all' && dims.specialty === 'ultrasound',
  )
  const own = ownFigures(
    returns.filter(({ department }) => department === 'A Physics'),
    'mpce-vacancy-rate',
  )
  expect(shown?.cell).toMatchObject({ kind: 'value', value: own.get('ultrasound') })
})

test('the spread holds what the guard shows and nothing that it withholds', () => {
  const returns = files.flatMap((file) => checked(file, filled(file)).check.returns)
  const atlas = aggregateReturns(returns, baselineAreas, defaultPolicy, {
    status: 'observed',
    source: 'own',
    notes: [],
  })
  const observations = atlas.get('mpce-vacancy-rate') ?? []
  const source = { id: 'own', publisher: '', title: '', year: null, url: null, licence: '', read: '' }
  const dataset = decodeDataset(encodeDataset('mpce-vacancy-rate', null, observations, [source], []))
  const leaves = new Set(baselineAreas.leaves)
  const about = { name: 'Vacancy rate', unit: { one: 'percent', many: 'percent', suffix: '%' }, decimals: 1 }
  const spread = spreadOf('mpce-vacancy-rate', about, [dataset], (area) => (leaves.has(area) ? area : null))
  const shown = spread?.regions.filter(({ value }) => value !== null) ?? []
  expect(shown.map(({ area, section, value }) => `${area} ${section} ${value}`).sort()).toEqual(
    observations
      .flatMap(({ area, dims, cell }) =>
        leaves.has(area) && dims.profession === 'all' && cell.kind === 'value'
          ? [`${area} ${dims.specialty} ${cell.value}`]
          : [],
      )
      .sort(),
  )
  const wales = spread?.regions.filter(({ area, section }) => area === 'W92000004' && section === 'all')
  expect(wales).toEqual([{ area: 'W92000004', name: 'W92000004', section: 'all', value: null }])
  expect(baselineIndicators).toContain(staffing.place)
})

test('a department that knows its own figures works out nothing that is withheld from what the guard has let pass', () => {
  // The spread is a part of what the attacker knows: it knows every figure that is shown, of every specialty, profession and sum.
  const returns = files.flatMap(
    (file, at) => checked(file, filled(file, 'ultrasound', String(12 + 3 * at))).check.returns,
  )
  const attacker = new Attacker(returns, baselineAreas)
  const found = [[], ...attacker.contributors().map((one) => [one])].flatMap((coalition) =>
    attacker.widths(['inPost', 'vacant', 'headcount'], coalition, undefined, 'sensitive'),
  )
  expect(found.length).toBeGreaterThan(10)
  expect(found.filter(({ measure, width, persons }) => width <= promised(measure, persons))).toEqual([])
})

const register = {
  format: 1,
  kind: 'survey-register',
  round: roundOf(staffing),
  recipients: files[0]?.recipients ?? [],
  asked: files.map(({ asked }) => asked),
} as const
const answerOf = (
  at: number,
  changes: {
    readonly time?: string
    readonly edit?: (text: string) => string
    readonly survey?: string
    readonly establishment?: string
  } = {},
) => {
  const file = files[at] as SurveyFile
  const time = changes.time ?? '20261130200000'
  const text = csvText(answerTable(file, filled(file, 'ultrasound', changes.establishment)).rows)
  return {
    sealed: `${at}-${time}.age`,
    name: answerName(changes.survey ?? register.round.id, file.asked.id, time),
    text: changes.edit?.(text) ?? text,
  }
}

test('answers are sorted by who was asked; the latest of several is first, and nobody answers for another', () => {
  const collected = collect(
    [
      answerOf(0),
      answerOf(0, { time: '20261201090000', establishment: '14' }),
      answerOf(1, { edit: (text) => text.replaceAll('B Physics', 'A Physics') }),
      answerOf(2, { edit: (text) => text.replace('headcount', 'heads') }),
      answerOf(3, { survey: 'f'.repeat(16) }),
      { ...answerOf(4), name: answerName(register.round.id, 'e'.repeat(16), '1') },
      { sealed: 'x.age', name: 'Return.xlsx', text: '' },
    ],
    register,
  )
  expect([...collected.answers.keys()]).toEqual([files[0]?.asked.id])
  expect(collected.answers.get(files[0]?.asked.id ?? '')?.map(({ time }) => time)).toEqual([
    '20261201090000',
    '20261130200000',
  ])
  expect(collected.strays.map(({ words }) => words)).toEqual([
    'From B Physics, and changed after it was made: Its department is “A Physics”, and not B Physics, to whom its file was sent.',
    'From C Physics, and changed after it was made: Its columns are not those of the survey.',
    'An answer to another survey: open it with the register of that one.',
    'An answer to this survey from nobody who is in the register.',
    'No answer of a survey file. Import it by itself.',
  ])
})

test('who has answered is counted by area and specialty, the others are to be reminded, and silence is part of the table where it can be', () => {
  const known = register
  const collected = collect([answerOf(0), answerOf(1), answerOf(3)], known)
  const chosen = new Map([...collected.answers].map(([id, [first]]) => [id, first]))
  expect(responseByArea(known, chosen).map(({ name, asked: of, answered }) => `${name} ${answered}/${of}`)).toEqual([
    'E12000001 1/3',
    'E12000003 2/3',
    'W92000004 0/1',
  ])
  expect(new Set(responseBySection(known, chosen).map(({ asked: of, answered }) => `${answered}/${of}`))).toEqual(
    new Set(['3/7']),
  )
  expect(
    reminderText(known, collected)
      .split('\n')
      .map((line) => line.split('\t')[0]),
  ).toEqual(['C Physics', 'E Physics', 'F Physics', 'G Physics'])
  const { rows, words } = gatherAnswers(known, collected, chosen)
  expect(words).toBe('3 of 7 departments answered; the other 4 counted as asked and not answered.')
  const { returns, findings } = checkAnswer(staffing, 'all.csv', rows, { places, today })
  expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([])
  expect(returns.filter(({ response }) => response === 'none')).toHaveLength(4 * 8 * 4)
  // Every “No” is there, of however few departments of a region: each has answered all eight specialties.
  expect(returns.filter(({ response }) => response === 'complete')).toHaveLength(3 * 8 * 4)
})

test('an answer with decimal commas means beside others what it means by itself', () => {
  const written = (at: number, establishment: string, inPost: string) => {
    const file = files[at] as SurveyFile
    const filling = ['clinical-scientist', 'engineer'].reduce(
      (held, profession) => writeCell(held, `ultrasound|${profession}`, 'in_post_wte', inPost),
      filled(file, 'ultrasound', establishment),
    )
    return checked(file, filling).check
  }
  const [comma, point] = [written(0, '12,5', '1,234'), written(1, '1,234', '11.5')]
  const at = returnColumns.indexOf('establishment_wte')
  expect(comma.returns.map((one) => one.response !== 'none' && one.posts.establishment)).toEqual([12.5, 12.5])
  expect([comma, point].map(({ plain }) => plain.slice(1).map((row) => row.slice(at, at + 2).join(' ')))).toEqual([
    ['12.5 1.234', '12.5 1.234'],
    ['1234 11.5', '1234 11.5'],
  ])
  const together = [...comma.plain, ...point.plain.slice(1)]
  const { returns } = checkAnswer(staffing, 'all.csv', together, { places, today })
  expect(returns).toEqual([...comma.returns, ...point.returns])
})

test('a list of departments is read line by line, and what names no one area is said', () => {
  const text =
    'department,area\nLeeds, Physics,Yorkshire and The Humber\n"Cardiff ""A"""\tWales\nA\nLeeds, Physics;E12000003\nB,Atlantis\n\nC,Europe\n'
  const { invited: read, faults } = readInvited(text, places)
  expect(read.map(({ department, area }) => `${department} ${area}`)).toEqual([
    'Leeds, Physics E12000003',
    'Cardiff "A" W92000004',
  ])
  expect(faults.map((words) => words.slice(0, 22))).toEqual(
    ['Line 4: write a name an', 'Line 5: “Leeds, Physic', 'Line 6: “Atlantis” is ', 'Line 8: “Europe” is no'].map(
      (words) => words.slice(0, 22),
    ),
  )
  expect(readInvited(invitedText(read), places)).toEqual({ invited: read, faults: [] })
})

test('a register comes back as it was saved, and no other file is one', () => {
  expect(readRegister(registerText(register))).toEqual(register)
  expect(readRegister('{}')).toBeNull()
  expect(readRegister('no')).toBeNull()
  expect(new Set(surveyFileNames(sentTo(staffing, [leeds, { ...leeds, department: 'Leeds physics!' }]))).size).toBe(2)
})
