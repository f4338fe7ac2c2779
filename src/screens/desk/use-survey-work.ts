import { useState } from 'react'
import { useStore } from 'zustand'
import { listText } from '#core/domain/list-text.ts'
import type { SurveyRegister } from '#core/survey/register.ts'
import type { DeskFile } from '#core/unit-desk/desk-file.ts'
import { type AboutUnit, aboutUnit } from '#state/unit-desk/about-unit.ts'
import { useAskBeforeLinks } from '#ui/use-ask-before-links.ts'
import { useAskOnLeaving } from '#ui/use-ask-on-leaving.ts'
import type { SurveyDraft } from './survey-draft.tsx'

/** What would be lost with the screen, as a question; empty where nothing would. */
function lostWords(hasUnkept: boolean, hasOpened: boolean, { list = '', contact = '' }: Partial<SurveyDraft>): string {
  const lost = [
    ...(hasUnkept ? ['new keys that are kept nowhere yet'] : []),
    ...(hasOpened ? ['sealed files that were opened and not imported'] : []),
    ...(list !== '' || contact !== '' ? ['the survey that is being prepared'] : []),
  ]
  return lost.length > 0 ? `Leave the Desk? It forgets ${listText(lost)}.` : ''
}

/**
 * What the unit says of itself and of a survey. It stays when the keys are locked, and is asked about before the screen is left with it.
 * @param isOpen whether keys are open; @param unkept those of which there is no copy yet
 */
export function useSurveyWork(desk: DeskFile, isOpen: boolean, unkept: ReadonlySet<string>) {
  const about = useStore(aboutUnit) ?? { unit: desk.unit, sendTo: desk.sendTo }
  const setAbout = (next: AboutUnit) => aboutUnit.setState(next, true)
  const [register, setRegister] = useState<SurveyRegister | null>(null)
  const [draft, setDraft] = useState<Partial<SurveyDraft>>({})
  const [isPreparing, setPreparing] = useState(false)
  const [written, setWritten] = useState<Partial<SurveyDraft> | null>(null)
  const [hasOpened, setOpened] = useState(false)
  const fillAbout = (taken: SurveyRegister) =>
    setAbout({ unit: about.unit || (taken.unit ?? ''), sendTo: about.sendTo || (taken.sendTo ?? '') })
  const lost = lostWords(isOpen && unkept.size > 0, isOpen && hasOpened, draft === written ? {} : draft)
  useAskBeforeLinks(lost !== '', lost)
  useAskOnLeaving(lost !== '')
  return {
    about,
    setAbout,
    register,
    setOpened,
    onRegister: (taken: SurveyRegister) => {
      setRegister(taken)
      fillAbout(taken)
    },
    /** Of the survey that is being prepared. */
    step: {
      isOpen: isPreparing,
      setOpen: setPreparing,
      held: draft,
      onDraft: setDraft,
      onWritten: (made: SurveyRegister) => {
        setRegister(made)
        setWritten(draft)
      },
      onTaken: fillAbout,
    },
  }
}
