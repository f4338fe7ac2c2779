import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import * as v from 'valibot'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import { counted } from '#core/domain/counted.ts'
import { indexAreas } from '#core/imports/places.ts'
import type { SurveyDefinition } from '#core/survey/definition.ts'
import { type InvitedList, invitedText, readInvited } from '#core/survey/departments.ts'
import { foretellSuppressed, goesOut } from '#core/survey/goes-out.ts'
import type { SurveyRegister } from '#core/survey/register.ts'
import { roundSchema } from '#core/survey/round.ts'
import { saveFile } from '#io/save.ts'
import { zipOfTexts } from '#io/survey/survey-zip.ts'
import { catalogueQuery } from '#state/queries.ts'
import { readAllAreas, readLastRound } from '#state/survey/last-round.ts'
import { surveysQuery } from '#state/survey/surveys-query.ts'
import { registerFile, surveyId, type WrittenSurvey, writeSurvey } from '#state/survey/write-survey.ts'
import type { AboutUnit } from '#state/unit-desk/about-unit.ts'
import { SealedTo, useSealedTo } from './sealed-to.tsx'
import { type SurveyDraft, SurveyDraftFields } from './survey-draft.tsx'
import { useDeskWork } from './use-desk-work.ts'

/** Of the default rules, by which figures of regions are guarded. */
const fewest = { persons: defaultPolicy.persons.fewest, departments: defaultPolicy.departments.fewest }

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

/** What goes out with the files, and which regions will not be shown. */
function GoesOut({
  words,
  tooSmall: { tooSmall, beside, totals },
}: {
  readonly words: readonly string[]
  readonly tooSmall: ReturnType<typeof foretellSuppressed>
}) {
  return (
    <div className="desk-card">
      {words.map((one) => (
        <p key={one}>{one}</p>
      ))}
      {tooSmall.length > 0 ? (
        <p>
          {`Will be suppressed by the default rules even if all answer, as fewer than ${fewest.departments} departments are asked: ${tooSmall.join(', ')}.${beside.length > 0 ? ` So that these do not follow from the totals, at least as many others, such as: ${beside.join(', ')}${totals.length > 0 ? `; or the totals themselves: ${totals.join(', ')}` : ''}.` : ''} Ask more departments there, or read the figures of larger areas.`}
        </p>
      ) : null}
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
  return { geographies: areas.data, places, last: last.data ?? null, isReading: last.isPending }
}

/** Why no files can be written yet; empty where they can. */
function faultIn({ unit, sendTo }: AboutUnit, { invited, faults }: InvitedList): string {
  if (unit.trim() === '' || sendTo.trim() === '') return 'Say above whose the keys are, and where sealed files go.'
  if (faults.length > 0) return 'Mend the lines that cannot be used first.'
  if (invited.length === 0) return 'Write the departments first.'
  return invited.length > mostAsked ? `Ask at most ${mostAsked} departments at once.` : ''
}

/** A draft as it begins: of this year, or of the one after the last that is kept. */
const emptyDraft = (lastPeriod: string | null): SurveyDraft => ({
  definition: '',
  year: String(Math.max(new Date().getFullYear(), Number(lastPeriod?.slice(0, 4) ?? 0) + 1)),
  closes: '',
  contact: '',
  list: '',
  isPrefilled: true,
})

type Props = AboutUnit & {
  /** Public keys of those that are open. */
  readonly open: readonly string[]
  readonly published: readonly string[]
  /** Of the last round, where it is known. */
  readonly register: SurveyRegister | null
  /** Why the keys cannot be used yet; empty where they can. */
  readonly fault: string
  /** What was written of it before, also before the keys were locked. */
  readonly held: Partial<SurveyDraft>
  readonly onDraft: (held: Partial<SurveyDraft>) => void
  readonly onWritten: (register: SurveyRegister) => void
  /** Told of the register of the last round, where its keys are taken. */
  readonly onTaken: (register: SurveyRegister) => void
}

/** Writes a survey: one file a department, sealed to by nobody yet, and the register of who was asked. */
export function SendSurvey(props: Props) {
  const { unit, sendTo, open, published, register, held } = props
  const sealed = useSealedTo(open, published, register)
  const [written, setWritten] = useState<WrittenSurvey | null>(null)
  const { isBusy, fault, run, say } = useDeskWork()
  const { data } = useQuery(surveysQuery)
  const surveys = data?.surveys ?? []
  const definition = surveys.find(({ id }) => id === held.definition) ?? surveys[0]
  const { geographies, places, last, isReading } = useGround(definition)
  const lastPeriod = last?.rows[0]?.period ?? null
  const draft = { ...emptyDraft(lastPeriod), ...held }
  const read = useMemo(() => (places ? readInvited(draft.list, places) : null), [draft.list, places])
  const change = (part: Partial<SurveyDraft>) => {
    setWritten(null)
    say('')
    props.onDraft({ ...held, ...part })
  }
  const write = () => {
    if (!geographies || !read || !definition || isReading)
      return say('The areas of the atlas and the last round are still being read. Try again in a moment.')
    const found = props.fault || sealed.fault || faultIn({ unit, sendTo }, read)
    if (found !== '') return say(found)
    const { year, closes, contact, isPrefilled } = draft
    const round = v.safeParse(roundSchema, { id: surveyId(), definition, year: year.trim(), closes, contact })
    if (!round.success) return say(round.issues[0].message)
    const about = { unit: unit.trim(), sendTo: sendTo.trim(), recipients: sealed.recipients, round: round.output }
    return run(async (signal) => {
      const survey = await writeSurvey({ ...about, invited: read.invited, last, isPrefilled }, geographies, signal)
      setWritten(survey)
      props.onWritten(survey.register)
    })
  }
  return (
    <>
      <SurveyDraftFields draft={draft} surveys={surveys} read={read} lastPeriod={lastPeriod} onChange={change} />
      {last && last.invited.length > 0 && draft.list === '' ? (
        <button type="button" className="button" onClick={() => change({ list: invitedText(last.invited) })}>
          {`Take the ${counted(last.invited.length, 'department')} of the last round`}
        </button>
      ) : null}
      <SealedTo {...sealed.fields} onTaken={props.onTaken} />
      {definition && read && places ? (
        <GoesOut
          words={goesOut(definition, draft.isPrefilled ? lastPeriod : null, last?.spreads ?? [], fewest)}
          tooSmall={foretellSuppressed(read.invited, places, fewest.departments)}
        />
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
