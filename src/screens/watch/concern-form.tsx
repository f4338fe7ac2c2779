import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { useStore } from 'zustand'
import { faultText } from '#core/domain/fault-text.ts'
import { specialtyWords } from '#core/imports/tables/words.ts'
import type { WatchKeys } from '#core/unit-desk/watch-keys.ts'
import { concernKinds, quartersBefore, quarterText } from '#core/watch/concern.ts'
import { type ConcernDraft, type DraftFault, emptyDraft, reportOf } from '#core/watch/draft.ts'
import { mostLine, mostText } from '#core/watch/report.ts'
import { tellingIn, tellingNames } from '#core/watch/telling.ts'
import { concernDraft } from '#state/watch/concern-draft.ts'
import { Choice } from '#ui/choice.tsx'
import { Notice } from '#ui/notice.tsx'
import { PrivateText } from './private-text.tsx'
import type { SealedConcern } from './sealed-receipt.tsx'
import type { AtHeldDesk } from './use-held-desk.ts'
import { Where } from './where.tsx'

const choose = { id: '', name: 'Choose…' }
const specialties = [
  choose,
  ...specialtyWords.map(({ id, name }) => ({ id, name })),
  { id: 'several', name: 'Several' },
]
const kinds = [choose, ...concernKinds]

/** Quarters that may be reported: two years back. */
const quartersBack = 8

const manners = [
  {
    id: 'anonymous',
    name: 'Anonymous',
    about: 'Nothing in it says who you are, if you write nothing that does. Replies reach you by the receipt words.',
  },
  {
    id: 'confidential',
    name: 'Confidential',
    about: 'You give a way to be reached. The two officers alone see it, and may ask you back.',
  },
] as const

type Fill = (part: Partial<ConcernDraft>) => void

/** What a field lacks, as it was said when the report was to be sealed. */
type FaultOf = (field: keyof ConcernDraft) => string

type FormPart = { readonly draft: ConcernDraft; readonly faultOf: FaultOf; readonly onFill: Fill }

/** A fault beside a field: a hint that the field is invalid by. */
const told = (fault: string) => ({ hint: fault, invalid: fault !== '' })

function Manner({ draft, faultOf, onFill }: FormPart) {
  const name = useId()
  const fault = faultOf('manner')
  return (
    <fieldset className="field" aria-describedby={fault ? `${name}-fault` : undefined}>
      <legend className="label">How you report</legend>
      {manners.map(({ id, name: words, about }) => (
        <label key={id} className="watch-manner">
          <input
            type="radio"
            name={name}
            checked={draft.manner === id}
            aria-invalid={fault !== '' || undefined}
            onChange={() => onFill({ manner: id })}
          />
          <span>
            <strong>{words}</strong> {about}
          </span>
        </label>
      ))}
      {fault ? (
        <span className="hint" id={`${name}-fault`}>
          {fault}
        </span>
      ) : null}
      {draft.manner === 'confidential' ? (
        <PrivateText
          fault={faultOf('reach')}
          label="How you may be reached"
          hint="A telephone number or an address that is not your employer’s. It is inside the seal alone."
          value={draft.reach}
          most={mostLine}
          onChange={(reach) => onFill({ reach })}
        />
      ) : null}
    </fieldset>
  )
}

/** What in the text may tell of somebody, as it is typed. It warns and hinders nothing. */
function Telling({ text }: { readonly text: string }) {
  const found = tellingIn(text)
  const kindsFound = [...new Set(found.map(({ kind }) => tellingNames[kind]))]
  return (
    <p className="watch-telling" role="status">
      {found.length > 0
        ? `This may tell who is meant, or who wrote it (${kindsFound.join(', ')}): ${found.map((one) => `“${one.found}”`).join(', ')}. You may leave it.`
        : ''}
    </p>
  )
}

function Fields({ draft, faultOf, onFill }: FormPart) {
  const [quarters] = useState(() => quartersBefore(new Date().toISOString().slice(0, 10), quartersBack))
  return (
    <>
      <Manner draft={draft} faultOf={faultOf} onFill={onFill} />
      <Choice
        label="Kind of change"
        value={draft.kind}
        list={kinds}
        onChange={(kind) => onFill({ kind })}
        {...told(faultOf('kind'))}
      />
      <Choice
        label="Specialty"
        value={draft.specialty}
        list={specialties}
        onChange={(specialty) => onFill({ specialty })}
        {...told(faultOf('specialty'))}
      />
      <Where draft={draft} fault={faultOf('area')} onFill={onFill} />
      <PrivateText
        label="WTE affected (may stay empty)"
        value={draft.wte}
        most={6}
        numeric
        fault={faultOf('wte')}
        onChange={(wte) => onFill({ wte })}
      />
      <Choice
        label="When: the quarter is enough"
        value={draft.quarter}
        list={[choose, ...quarters.map((id) => ({ id, name: quarterText(id) }))]}
        onChange={(quarter) => onFill({ quarter })}
        {...told(faultOf('quarter'))}
      />
      <PrivateText
        label="What else the officers should know (may stay empty)"
        hint="No names, no posts, no exact dates."
        value={draft.text}
        most={mostText}
        lines={7}
        onChange={(text) => onFill({ text })}
      />
      <Telling text={draft.text} />
    </>
  )
}

const clearedWords = 'Cleared after 15 minutes without a sign of you. Nothing of it was kept.'

type Sealing = {
  readonly watch: WatchKeys
  readonly atHeldDesk: AtHeldDesk
  readonly onSealed: (sealed: SealedConcern) => void
}

/** Seals what was filled in; the draft is forgotten as soon as it is sealed. */
function useSealing({ watch, atHeldDesk, onSealed }: Sealing) {
  const [isBusy, setBusy] = useState(false)
  const [faults, setFaults] = useState<readonly DraftFault[]>([])
  const [fault, setFault] = useState('')
  const seal = async (draft: ConcernDraft) => {
    const said = reportOf(draft)
    setFault('')
    if (Array.isArray(said)) return setFaults(said as readonly DraftFault[])
    setFaults([])
    setBusy(true)
    try {
      const report = said as Exclude<typeof said, readonly DraftFault[]>
      const sealed = await atHeldDesk((call) => call('sealConcern', [report, watch]))
      concernDraft.lock('by-hand')
      onSealed(sealed)
    } catch (cause) {
      setFault(faultText(cause))
    }
    setBusy(false)
  }
  // What was mended since is no fault any more, though the whole is judged only when it is to be sealed.
  const faultsOf = (draft: ConcernDraft): readonly DraftFault[] => {
    const now = reportOf(draft)
    return Array.isArray(now) ? faults.filter(({ field }) => now.some((one: DraftFault) => one.field === field)) : []
  }
  return { isBusy, fault, faultsOf, seal }
}

/** The form. What is typed is in memory alone, and no control has a name that a browser would remember. */
export function ConcernForm(sealing: Sealing): ReactNode {
  const { open, locked } = useStore(concernDraft.store)
  const draft = open[0] ?? emptyDraft
  const { isBusy, fault, faultsOf, seal } = useSealing(sealing)
  const faults = faultsOf(draft)
  const said = [...faults.map(({ mend }) => mend), fault].filter(Boolean)
  const fill: Fill = (part) => concernDraft.hold({ ...draft, ...part, id: 'draft' })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isBusy) void seal(draft)
  }
  return (
    <section className="watch-part" aria-labelledby="watch-form">
      <h2 id="watch-form">Your report</h2>
      {locked === 'idle' ? <Notice>{clearedWords}</Notice> : null}
      <form className="watch-form" autoComplete="off" noValidate onSubmit={submit}>
        <Fields
          draft={draft}
          faultOf={(field) => faults.find((one) => one.field === field)?.mend ?? ''}
          onFill={fill}
        />
        <ul className="watch-fault" role="alert">
          {said.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
        <div className="watch-actions">
          <button type="submit" className="button primary" aria-disabled={isBusy}>
            {isBusy ? 'Sealing…' : 'Seal the report'}
          </button>
          <button type="button" className="button" onClick={() => concernDraft.lock('by-hand')}>
            Clear everything
          </button>
        </div>
      </form>
    </section>
  )
}
