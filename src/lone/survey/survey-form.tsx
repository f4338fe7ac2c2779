import { useState } from 'react'
import { counted } from '#core/domain/counted.ts'
import { findingWords } from '#core/imports/finding.ts'
import { confirmRows, isCarried, sectionsOf, setSection } from '#core/survey/filling.ts'
import { departmentSlug } from '#core/survey/send.ts'
import type { SurveyFile } from '#core/survey/survey-file.ts'
import { saveInBrowser } from '#io/hand-over.ts'
import { surveyPage } from '#io/survey/survey-page.ts'
import { useThemeOf } from '#state/use-theme.ts'
import { OwnPlace } from './own-place.tsx'
import { SealAnswer } from './seal-answer.tsx'
import { Section } from './section.tsx'
import { type Survey, useSurvey, wholeRows } from './use-survey.ts'

export function DamagedSurvey() {
  useThemeOf('system')
  return (
    <main className="survey" id="main">
      <h1>This file is damaged</h1>
      <p>The survey in it cannot be read. Open another copy of it, or ask the unit for it again.</p>
    </main>
  )
}

const dayText = (day: string): string =>
  new Date(`${day}T12:00:00`).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })

function Head({ file }: { readonly file: SurveyFile }) {
  const { round, asked, unit } = file
  const { definition, year, closes, contact } = round
  return (
    <header className="survey-head">
      <p className="survey-unit">{unit}</p>
      <h1>{`${definition.title}, ${year}`}</h1>
      <p className="survey-for">{`${asked.department}, ${asked.areaName}`}</p>
      <p>{definition.introduction}</p>
      <p>
        {[closes ? `Wanted by ${dayText(closes)}.` : '', contact ? `Questions: ${contact}.` : '']
          .filter(Boolean)
          .join(' ')}
      </p>
      <p className="hint">
        This file works without a network and sends nothing: you save the sealed answer at its end and send it yourself.
        What you type is lost when it is closed, unless you save a half-filled copy.
        {file.last
          ? ` Figures of ${file.last.period} are your department’s own: none counts before you confirm it.`
          : ''}
        {definition.table === 'equipment'
          ? ' On maps, figures of few departments are suppressed, so that nobody reads yours from them.'
          : ''}
      </p>
    </header>
  )
}

/** Findings that are about no row. */
function AboutAll({ survey: { check, table } }: { readonly survey: Survey }) {
  const others = check.findings.filter(({ row }) => row === null || !table.keys[row - 1])
  return others.length === 0 ? null : (
    <ul className="survey-said">
      {others.map((one) => (
        <li key={`${one.code} ${one.row}`} data-severity={one.severity}>
          <span>{findingWords(one)}</span>
        </li>
      ))}
    </ul>
  )
}

/** One answer for every section that none of this year has been given for, which is as much an answer as any. */
function AllOthers({ survey }: { readonly survey: Survey }) {
  const { file, filling, change } = survey
  const open = sectionsOf(file).filter(({ id }) => (filling.sections[id] ?? '') === '' || isCarried(filling, id))
  const carried = open.filter(({ id }) => isCarried(filling, id))
  if (open.length < 2) return null
  const confirm = () => change((now) => carried.reduce((held, { id }) => confirmRows(held, id), now))
  const say = (state: 'no' | 'cannot') => () =>
    change((now) => open.reduce((held, { id }) => confirmRows(setSection(held, id, state), id), now))
  const whom = open.length === sectionsOf(file).length ? `all ${open.length}` : `the ${open.length} others`
  return (
    <p className="survey-others">
      {carried.length < 2 ? null : (
        <button
          type="button"
          className="button"
          onClick={confirm}
        >{`Confirm all ${carried.length} “No” of ${file.last?.period ?? 'last year'}`}</button>
      )}
      <button type="button" className="button" onClick={say('no')}>{`Say “No” for ${whom}`}</button>
      {file.round.definition.response === null ? null : (
        <button type="button" className="button" onClick={say('cannot')}>{`Say “Cannot answer” for ${whom}`}</button>
      )}
    </p>
  )
}

function Bar({ page, survey }: { readonly page: string; readonly survey: Survey }) {
  const { file, filling, unanswered, check, isUnsaved } = survey
  const [said, setSaid] = useState('')
  const errors = check.findings.filter(({ severity }) => severity === 'error').length
  const save = () => {
    const text = surveyPage(page, { ...file, filling })
    const stem = `${departmentSlug(file.asked)}-${file.round.definition.id}-${file.round.year}-half-filled`
    saveInBrowser({ name: `${stem}.html`, blob: new Blob([text], { type: 'text/html' }) })
    survey.saved()
    setSaid(`${stem}.html has been handed to the browser to save. It holds your figures unsealed.`)
  }
  const parts = [
    `${counted(wholeRows(survey).length, 'row')} answered`,
    unanswered.length > 0 ? `${unanswered.length} to do` : 'nothing left to do',
    errors > 0 ? counted(errors, 'error') : 'no errors',
  ]
  return (
    <div className="survey-bar">
      <span role="status">{isUnsaved || said === '' ? parts.join(', ') : said}</span>
      <button type="button" className="button" onClick={save}>
        Save a half-filled copy
      </button>
    </div>
  )
}

/** The survey of one department, in its own file. */
export function SurveyForm({ page, file }: { readonly page: string; readonly file: SurveyFile }) {
  useThemeOf('system')
  const survey = useSurvey(file)
  return (
    <>
      <main className="survey" id="main" tabIndex={-1}>
        <Head file={file} />
        {sectionsOf(file).map((section) => (
          <Section key={section.id} survey={survey} section={section} />
        ))}
        <AllOthers survey={survey} />
        <AboutAll survey={survey} />
        <OwnPlace survey={survey} />
        <SealAnswer survey={survey} />
      </main>
      <Bar page={page} survey={survey} />
    </>
  )
}
