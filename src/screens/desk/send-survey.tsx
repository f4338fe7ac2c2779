import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import * as v from 'valibot'
import { counted } from '#core/domain/counted.ts'
import { indexAreas } from '#core/imports/places.ts'
import type { SurveyDefinition } from '#core/survey/definition.ts'
import { type InvitedList, invitedText, readInvited } from '#core/survey/departments.ts'
import type { SurveyRegister } from '#core/survey/register.ts'
import { roundSchema } from '#core/survey/round.ts'
import { saveFile } from '#io/save.ts'
import { zipOfTexts } from '#io/survey/survey-zip.ts'
import { catalogueQuery } from '#state/queries.ts'
import { readAllAreas, readLastRound } from '#state/survey/last-round.ts'
import { surveysQuery } from '#state/survey/surveys-query.ts'
import { registerFile, surveyId, type WrittenSurvey, writeSurvey } from '#state/survey/write-survey.ts'
import type { AboutUnit } from './about-unit.tsx'
import { type SurveyDraft, SurveyDraftFields } from './survey-draft.tsx'
import { useDeskWork } from './use-desk-work.ts'

/** As many as answers are opened at once. */
const mostAsked = 250

function Written({ survey }: { readonly survey: WrittenSurvey }) {
  const [said, setSaid] = useState('')
  const leaves = survey.hasSpread ? undefined : 'self'
  const save = async (name: string, blob: Blob, words: string) => {
    if (await saveFile({ name, blob }, leaves)) setSaid(`${name} has been handed to the browser to save. ${words}`)
  }
  const html = (text: string) => new Blob([text], { type: 'text/html' })
  const all = () => {
    const folder = survey.pages.map(([name, text]) => [`send/${name}`, text] as const)
    const { name, blob } = zipOfTexts(survey.archiveName, [registerFile(survey), ...folder])
    return save(name, blob, 'Unpack it: send each department its file, and keep the register to open the answers with.')
  }
  const register = () => {
    const [name, text] = registerFile(survey)
    return save(name, new Blob([text], { type: 'application/json' }), 'Keep it: answers are opened with it.')
  }
  return (
    <div className="desk-card">
      <p>
        {`${counted(survey.pages.length, 'file')} written, one a department. Each is for that department alone: it holds its name and, where you chose so, its last figures. Send them by your usual mail.`}
      </p>
      <div className="desk-actions">
        <button type="button" className="button primary" onClick={() => void all()}>
          Save all as a ZIP, with the register
        </button>
        <button type="button" className="button" onClick={() => void register()}>
          Save the register alone
        </button>
      </div>
      <details>
        <summary>Save one at a time</summary>
        <ul className="desk-singly">
          {survey.pages.map(([name, text]) => (
            <li key={name}>
              <button
                type="button"
                className="button"
                onClick={() => void save(name, html(text), 'Send it to that department alone.')}
              >
                {name}
              </button>
            </li>
          ))}
        </ul>
      </details>
      <p className="hint desk-said" role="status">
        {said}
      </p>
    </div>
  )
}

/** Areas of the atlas, and the last round that this browser keeps of a survey. */
function useGround(definition: SurveyDefinition | undefined) {
  const { data: catalogue } = useQuery(catalogueQuery)
  const areas = useQuery({
    queryKey: ['all areas', catalogue?.version],
    queryFn: () => (catalogue ? readAllAreas(catalogue) : []),
    enabled: catalogue !== undefined,
  })
  const last = useQuery({
    queryKey: ['last round', definition?.id],
    queryFn: () => (definition && catalogue && areas.data ? readLastRound(definition, catalogue, areas.data) : null),
    enabled: areas.data !== undefined,
    staleTime: 0,
    gcTime: 0,
  })
  const places = useMemo(() => (areas.data ? indexAreas(areas.data) : null), [areas.data])
  return { geographies: areas.data, places, last: last.data ?? null }
}

/** Why no files can be written yet; empty where they can. */
function faultIn({ unit, sendTo }: AboutUnit, { invited, faults }: InvitedList): string {
  if (unit.trim() === '' || sendTo.trim() === '') return 'Say above whose the keys are, and where sealed files go.'
  if (faults.length > 0) return 'Mend the lines that cannot be used first.'
  if (invited.length === 0) return 'Write the departments first.'
  return invited.length > mostAsked ? `Ask at most ${mostAsked} departments at once.` : ''
}

const emptyDraft = (): SurveyDraft => ({
  definition: '',
  year: String(new Date().getFullYear()),
  closes: '',
  contact: '',
  list: '',
  isPrefilled: true,
})

type Props = AboutUnit & {
  readonly recipients: readonly string[]
  /** Why the keys cannot be used yet; empty where they can. */
  readonly fault: string
  readonly onWritten: (register: SurveyRegister) => void
}

/** Writes a survey: one file a department, sealed to by nobody yet, and the register of who was asked. */
export function SendSurvey({ unit, sendTo, recipients, fault: keyFault, onWritten }: Props) {
  const [draft, setDraft] = useState(emptyDraft)
  const [written, setWritten] = useState<WrittenSurvey | null>(null)
  const { isBusy, fault, run, say } = useDeskWork()
  const { data } = useQuery(surveysQuery)
  const surveys = data?.surveys ?? []
  const definition = surveys.find(({ id }) => id === draft.definition) ?? surveys[0]
  const { geographies, places, last } = useGround(definition)
  const read = useMemo(() => (places ? readInvited(draft.list, places) : null), [draft.list, places])
  const change = (part: Partial<SurveyDraft>) => {
    setWritten(null)
    setDraft((now) => ({ ...now, ...part }))
  }
  const write = () => {
    if (!geographies || !read || !definition) return say('Surveys and areas of the atlas are not there yet.')
    const found = keyFault || faultIn({ unit, sendTo }, read)
    if (found !== '') return say(found)
    const { year, closes, contact, isPrefilled } = draft
    const round = v.safeParse(roundSchema, { id: surveyId(), definition, year: year.trim(), closes, contact })
    if (!round.success) return say(round.issues[0].message)
    const about = { unit: unit.trim(), sendTo: sendTo.trim(), recipients, round: round.output }
    return run(async (signal) => {
      const survey = await writeSurvey({ ...about, invited: read.invited, last, isPrefilled }, geographies, signal)
      setWritten(survey)
      onWritten(survey.register)
    })
  }
  return (
    <>
      <SurveyDraftFields
        draft={draft}
        surveys={surveys}
        read={read}
        lastPeriod={last?.rows[0]?.period ?? null}
        onChange={change}
      />
      {last && last.invited.length > 0 && draft.list === '' ? (
        <button type="button" className="button" onClick={() => change({ list: invitedText(last.invited) })}>
          {`Take the ${counted(last.invited.length, 'department')} of the last round`}
        </button>
      ) : null}
      <p className="desk-fault" role="alert">
        {fault}
      </p>
      <div className="desk-actions">
        <button type="button" className="button primary" aria-disabled={isBusy} onClick={() => void write()}>
          Write the files
        </button>
      </div>
      {written ? <Written survey={written} /> : null}
    </>
  )
}
