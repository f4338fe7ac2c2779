import { useState } from 'react'
import { counted } from '#core/domain/counted.ts'
import { faultText } from '#core/domain/fault-text.ts'
import { findingText } from '#core/imports/finding.ts'
import { saveInBrowser } from '#io/hand-over.ts'
import { canSeal, sealAnswer } from '#io/survey/seal-answer.ts'
import { fingerprintOf } from '#io/unit-desk/fingerprint.ts'
import type { Survey } from './use-survey.ts'

/** `20261130201500` by this computer's clock. */
const timeNow = (): string => {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString()
}

/** What is to be done before the answer can be sealed, each with the way there. */
function StillOpen({ survey: { unanswered, check, table } }: { readonly survey: Survey }) {
  const errors = check.findings.filter(({ severity }) => severity === 'error')
  const lines = [
    ...unanswered.map(({ section, key, words }) => ({ at: key === null ? `section-${section}` : `row-${key}`, words })),
    ...errors.map((one) => {
      const key = table.keys[(one.row ?? 0) - 1]
      return { at: key ? `row-${key}` : 'main', words: findingText({ ...one, file: '' }) }
    }),
    ...check.questions.map(({ ask }) => ({ at: 'main', words: ask })),
  ]
  const show = (id: string) => {
    const found = document.getElementById(id)
    const target = found?.querySelector<HTMLElement>('input, select') ?? found
    found?.scrollIntoView({ block: 'center' })
    target?.focus({ preventScroll: true })
  }
  return (
    <>
      <p>{`${counted(lines.length, 'thing')} to do before it can be sealed:`}</p>
      <ul className="survey-open">
        {lines.map(({ at, words }) => (
          <li key={`${at} ${words}`}>
            <button type="button" className="link" onClick={() => show(at)}>
              {words}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

function WhoReads({ survey: { file } }: { readonly survey: Survey }) {
  return (
    <>
      <p>{`Only the ${file.unit} can read the sealed answer: whoever holds the secret key of ${file.recipients.length === 1 ? 'this fingerprint' : 'one of these fingerprints'}. Compare by telephone if you are not sure.`}</p>
      <ul>
        {file.recipients.map((key) => (
          <li key={key}>
            <code>{fingerprintOf(key)}</code>
          </li>
        ))}
      </ul>
      <p className="hint">
        Not protected: that you send something, to whom and when; and this file, with any half-filled copy of it, which
        holds figures for everybody who opens it. Delete them when you no longer need them.
      </p>
    </>
  )
}

/** The end of the form: what is still open, and the answer sealed to the unit's keys. There is no way to send it in clear. */
export function SealAnswer({ survey }: { readonly survey: Survey }) {
  const { file, table, check, isWhole } = survey
  const [said, setSaid] = useState({ done: '', fault: '' })
  const warnings = check.findings.filter(({ severity }) => severity === 'warning').length
  const seal = async () => {
    try {
      const sealed = await sealAnswer(file, table.rows, timeNow())
      saveInBrowser(sealed)
      setSaid({
        fault: '',
        done: `${sealed.name} has been handed to the browser to save. Send that file, and not this one, to: ${file.sendTo}`,
      })
    } catch (cause) {
      setSaid({ done: '', fault: faultText(cause) })
    }
  }
  return (
    <section className="survey-section" aria-labelledby="seal">
      <h2 id="seal">Seal and send</h2>
      {canSeal() ? (
        <>
          <WhoReads survey={survey} />
          {isWhole ? (
            <>
              <p>
                {`Complete: ${counted(table.rows.length - 1, 'row')} to send.${warnings > 0 ? ` ${counted(warnings, 'warning')} above: the figures are taken as they are written.` : ''}`}
              </p>
              <button type="button" className="button primary" onClick={() => void seal()}>
                Seal the answer
              </button>
            </>
          ) : (
            <StillOpen survey={survey} />
          )}
        </>
      ) : (
        <p role="alert">
          This browser has no means to seal, so nothing can be sent from here. Open the file in a current Edge, Chrome,
          Firefox or Safari. Do not send figures unsealed.
        </p>
      )}
      <p className="survey-fault" role="alert">
        {said.fault}
      </p>
      <p role="status">{said.done}</p>
    </section>
  )
}
