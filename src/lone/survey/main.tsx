import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { readSurveyFile, surveyElement } from '#io/survey/survey-page.ts'
import { DamagedSurvey, SurveyForm } from './survey-form.tsx'
import '#ui/tokens.css'
import '#ui/base.css'
import '#ui/button.css'
import '#ui/field.css'
import '#ui/choice.css'
import '#ui/notice.css'
import './survey-form.css'

/** The page as it was opened, before anything has been drawn in it: a half-filled copy is this page with other data. */
const page = `<!doctype html>\n${document.documentElement.outerHTML}\n`
const file = readSurveyFile(document.getElementById(surveyElement)?.textContent ?? '')

const root = document.getElementById('root')
if (!root) throw new Error('the page has no place for the survey')
createRoot(root).render(<StrictMode>{file ? <SurveyForm page={page} file={file} /> : <DamagedSurvey />}</StrictMode>)
