import '#ui/page.css'
import './desk.css'
import { useQuery } from '@tanstack/react-query'
import { type ComponentProps, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { faultText } from '#core/domain/fault-text.ts'
import type { DeskFile } from '#core/unit-desk/desk-file.ts'
import { watchFormOf } from '#core/unit-desk/watch-form.ts'
import { useBusy } from '#state/busy-store.ts'
import { watchReader } from '#state/held-store.ts'
import { lazyPart } from '#state/lazy-part.ts'
import { deskKeys } from '#state/unit-desk/desk-keys.ts'
import { deskQuery } from '#state/unit-desk/desk-query.ts'
import { useGo } from '#state/view-context.ts'
import { Notice } from '#ui/notice.tsx'
import { AboutUnitFields } from './about-unit.tsx'
import { KeptKeys } from './kept-keys.tsx'
import { KeysForm, OpenByKey } from './open-keys.tsx'
import { OpenSealed } from './open-sealed.tsx'
import { Publish, unkeptWords } from './publish.tsx'
import { Seal } from './seal.tsx'
import { useSurveyWork } from './use-survey-work.ts'
import { WatchDesk } from './watch-desk.tsx'

const lockedWords = {
  'by-hand': 'Locked. Keys and what was opened with them have been forgotten.',
  idle: 'Locked after 15 minutes without a sign of you. Keys and what was opened with them have been forgotten.',
  closed: 'Locked when the screen was left. Keys and what was opened with them have been forgotten.',
} as const

/** Forgets the keys with the screen. */
function useLockOnLeaving() {
  useEffect(() => {
    const stop = watchReader(window, deskKeys)
    return () => {
      stop()
      deskKeys.lock('closed')
    }
  }, [])
}

const SendSurvey = lazyPart('The survey', async () => (await import('./survey.ts')).SendSurvey)

/** The survey is prepared when it is asked for. */
function SurveyStep({
  isOpen,
  setOpen,
  ...props
}: ComponentProps<typeof SendSurvey> & { readonly isOpen: boolean; readonly setOpen: (isOpen: boolean) => void }) {
  return (
    <section className="desk-step" aria-labelledby="desk-survey">
      <h3 id="desk-survey">Send a survey</h3>
      <p>Each department gets one file, which it opens without a network, fills in, and answers with a sealed file.</p>
      {isOpen ? (
        <Suspense fallback={<p>Loading…</p>}>
          <SendSurvey {...props} />
        </Suspense>
      ) : (
        <button type="button" className="button" onClick={() => setOpen(true)}>
          Prepare a survey
        </button>
      )}
    </section>
  )
}

/** What the unit does here once its keys are open, and why they are not any more. */
function BeforeKeys({ locked }: { readonly locked: keyof typeof lockedWords | null }) {
  return (
    <>
      <p>
        With its keys open the unit sends surveys, one file a department, opens up to 250 sealed answers at once and
        hands them to the importer, reads confidential reports, and writes the file that publishes its public keys.
      </p>
      {locked ? <Notice>{lockedWords[locked]}</Notice> : null}
    </>
  )
}

/** The unit's own part: its keys, and the files that are sealed to them. */
function Unit({ desk }: { readonly desk: DeskFile }) {
  const { open, locked } = useStore(deskKeys.store)
  const [named, setNamed] = useState<readonly string[]>(desk.recipients)
  const [form, setForm] = useState(() => watchFormOf(desk))
  const [unkept, setUnkept] = useState<ReadonlySet<string>>(new Set())
  const onKept = useCallback(
    (recipient: string) => setUnkept((now) => new Set([...now].filter((one) => one !== recipient))),
    [],
  )
  const keys = useMemo(
    () => ({
      identities: open.map(({ identity }) => identity),
      recipients: open.map(({ recipient }) => recipient),
      published: desk.recipients,
    }),
    [open, desk],
  )
  useBusy('holding keys', open.length > 0)
  const { about, setAbout, register, setOpened, onRegister, step } = useSurveyWork(desk, open.length > 0, unkept)
  return (
    <section className="desk-part" aria-labelledby="desk-unit">
      <h2 id="desk-unit">For the unit</h2>
      {open.length === 0 ? (
        <>
          <BeforeKeys locked={locked} />
          <KeysForm
            hasKeys={desk.recipients.length > 0 || locked !== null}
            onMade={(recipients) => setUnkept(new Set([...unkept, ...recipients]))}
          />
        </>
      ) : (
        <>
          <KeptKeys published={desk.recipients} unit={desk.unit} unkept={unkept} onKept={onKept} />
          <details>
            <summary>Open another key beside {open.length === 1 ? 'it' : 'them'}, such as the deputy’s</summary>
            <OpenByKey />
          </details>
          <AboutUnitFields about={about} onChange={setAbout} />
          <SurveyStep
            {...about}
            {...step}
            open={keys.recipients}
            published={desk.recipients}
            register={register}
            fault={unkept.size > 0 ? unkeptWords : ''}
          />
          <OpenSealed keys={keys} register={register} onRegister={onRegister} onOpened={setOpened} />
          <WatchDesk
            desk={{ ...desk, unit: about.unit.trim(), sendTo: about.sendTo.trim(), recipients: named }}
            form={form}
            onForm={setForm}
            keys={keys}
          />
          <Publish desk={desk} about={about} form={form} open={keys.recipients} unkept={unkept} onNamed={setNamed} />
        </>
      )}
    </section>
  )
}

function Parts({ desk }: { readonly desk: DeskFile }) {
  return (
    <>
      {desk.recipients.length > 0 ? (
        <Seal desk={desk} />
      ) : (
        <section className="desk-part" aria-labelledby="desk-seal">
          <h2 id="desk-seal">Seal a file for the unit</h2>
          <p>This deployment has published no keys, so there is nobody to seal a file for yet.</p>
        </section>
      )}
      <Unit desk={desk} />
    </>
  )
}

/** Files that only a unit can read: sealed here by departments, opened here by the unit. Nothing is sent or stored. */
export function Desk() {
  const desk = useQuery(deskQuery)
  const go = useGo()
  useLockOnLeaving()
  // Unknown outside of browsers; a page by plain http may have been changed on its way.
  const isUnsafe = globalThis.isSecureContext === false
  return (
    <main className="desk-screen page" id="main" tabIndex={-1}>
      <h1>Desk</h1>
      <p className="lead">
        Survey returns travel sealed: a department seals its file here, sends it by its usual mail or share, and the
        unit alone can open it, here and many at once. Nothing is sent by this page, and nothing is kept.
      </p>
      {isUnsafe ? (
        <Notice>
          This page came by plain http, so that somebody on the network could have changed it. Keys are made and used,
          and files sealed, by https alone.
        </Notice>
      ) : null}
      {desk.error && !isUnsafe ? <Notice>{faultText(desk.error)}</Notice> : null}
      {desk.data?.watch && !isUnsafe ? (
        <p>
          <button type="button" className="button" onClick={() => go({ screen: 'watch', story: null })}>
            Report a concern
          </button>
        </p>
      ) : null}
      {desk.data && !isUnsafe ? <Parts desk={desk.data} /> : null}
    </main>
  )
}
