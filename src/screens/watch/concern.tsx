import '#ui/page.css'
import './watch.css'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { faultText } from '#core/domain/fault-text.ts'
import type { WatchKeys } from '#core/unit-desk/watch-keys.ts'
import { useBusy } from '#state/busy-store.ts'
import { watchReader } from '#state/held-store.ts'
import { catalogueQuery } from '#state/queries.ts'
import { deskQuery } from '#state/unit-desk/desk-query.ts'
import { bulletinQuery } from '#state/watch/bulletin-query.ts'
import { concernDraft } from '#state/watch/concern-draft.ts'
import { Notice } from '#ui/notice.tsx'
import { useAskBeforeLinks } from '#ui/use-ask-before-links.ts'
import { useAskOnLeaving } from '#ui/use-ask-on-leaving.ts'
import { BeforeYouWrite } from './before-you-write.tsx'
import { ConcernForm } from './concern-form.tsx'
import { FindAnswer } from './find-answer.tsx'
import { type SealedConcern, SealedReceipt } from './sealed-receipt.tsx'
import { useHeldDesk } from './use-held-desk.ts'
import { fetchPlaces } from './where.tsx'

/** Forgets what was typed with the screen. */
function useForgetOnLeaving() {
  useEffect(() => {
    const stop = watchReader(window, concernDraft)
    return () => {
      stop()
      concernDraft.lock('closed')
      concernDraft.store.setState({ locked: null })
    }
  }, [])
}

/**
 * Fetches what the choice of a place and looking for an answer take, for everybody who opens the screen: a request at that moment would tell the network that somebody did.
 */
function useFetchBefore() {
  const client = useQueryClient()
  useEffect(() => {
    // What cannot be fetched now is asked for again, and told, where it is needed.
    const settle = (one: Promise<unknown>) => void one.catch(() => undefined)
    settle(client.prefetchQuery(bulletinQuery))
    settle(client.ensureQueryData(catalogueQuery).then((catalogue) => fetchPlaces(client, catalogue)))
  }, [client])
}

/** Why nothing can be sealed on this page; null where it can. */
function whyNoSealing(): string | null {
  if (globalThis.isSecureContext === false)
    return 'This page came by plain http, so that somebody on the network could have changed it. Reports are written by https alone.'
  if (Reflect.get(globalThis.crypto, 'subtle') === undefined || typeof Worker === 'undefined')
    return 'This browser lacks what a report is sealed with (Web Crypto), so no report can be written in it. Use another browser.'
  return null
}

function Watch({ watch }: { readonly watch: WatchKeys }) {
  const [sealed, setSealed] = useState<SealedConcern | null>(null)
  const { open } = useStore(concernDraft.store)
  useForgetOnLeaving()
  useBusy('writing')
  // What was typed, and the receipt words, are nowhere else.
  useAskOnLeaving(open.length > 0 || sealed !== null)
  useAskBeforeLinks(
    open.length > 0 || sealed !== null,
    sealed
      ? 'The receipt words and the sealed report are on this screen alone, and are lost if you leave it. Leave it?'
      : 'What you typed is forgotten if you leave this screen. Leave it?',
  )
  useFetchBefore()
  const atHeldDesk = useHeldDesk()
  return (
    <>
      {sealed ? (
        <SealedReceipt sealed={sealed} watch={watch} onDone={() => setSealed(null)} />
      ) : (
        <>
          <BeforeYouWrite watch={watch} />
          <ConcernForm watch={watch} atHeldDesk={atHeldDesk} onSealed={setSealed} />
        </>
      )}
      <FindAnswer atHeldDesk={atHeldDesk} />
    </>
  )
}

/** A confidential report of a change that threatens a service: sealed here, sent by its writer. There is no form where it could not be sealed. */
export function Concern() {
  const desk = useQuery(deskQuery)
  const lack = whyNoSealing()
  return (
    <main className="watch-screen page" id="main" tabIndex={-1}>
      <h1>Report a concern</h1>
      <p className="lead">
        For staff who see a change that threatens a service: posts re-banded or not replaced, a service reduced,
        equipment that nobody supports.
      </p>
      {lack ? <Notice>{lack}</Notice> : null}
      {desk.error && !lack ? <Notice>{faultText(desk.error)}</Notice> : null}
      {desk.data && !lack && !desk.data.watch ? (
        <Notice>
          This deployment names no officers to whom a report could be sealed, so there is no form. A form without them
          would send in clear.
        </Notice>
      ) : null}
      {desk.data?.watch && !lack ? <Watch watch={desk.data.watch} /> : null}
    </main>
  )
}
