import { useEffect, useRef, useState } from 'react'
import { counted } from '#core/domain/counted.ts'
import { faultText } from '#core/domain/fault-text.ts'
import { findingText, findingWords } from '#core/imports/finding.ts'
import { layoutOf } from '#core/survey/definition.ts'
import { answeredRows, placeName } from '#core/survey/filling.ts'
import { saveInBrowser } from '#io/hand-over.ts'
import { canSeal, sealAnswer } from '#io/survey/seal-answer.ts'
import { fingerprintOf } from '#io/unit-desk/fingerprint.ts'
import { cellId } from './row-card.tsx'
import type { Survey } from './use-survey.ts'

/** `20261130201500` by this computer's clock. */
const timeNow = (): string => {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString()
}

/** The element that a task is about: a section, a row or a cell. */
const placeId = (section: string, key: string | null, column?: string): string =>
  key === null ? `section-${section}` : column === undefined ? `row-${key}` : cellId(key, column)

/** Of a row that is open: what confirms it, else its first field. */
const firstField = '.survey-row-head > button, .survey-groups :is(input, select), input'

/** What is to be done before the answer can be sealed, each with the way there. */
function StillOpen({ survey: { file, filling, unanswered, check, table } }: { readonly survey: Survey }) {
  const errors = check.findings.filter(({ severity }) => severity === 'error')
  const lines = [
    ...unanswered.map(({ section, key, column, words }) => ({ at: placeId(section, key, column), words })),
    ...errors.map((one) => {
      const key = table.keys[(one.row ?? 0) - 1]
      if (!key) return { at: 'main', words: findingText({ ...one, file: '' }) }
      const row = filling.rows.find((held) => held.key === key)
      const column = layoutOf(file.round.definition)[one.column ?? -1]
      const at = row ? filling.rows.filter(({ section }) => section === row.section).indexOf(row) : 0
      const place = row ? placeName(file, row, at) : ''
      const label = file.round.definition.asks.find((ask) => ask.column === column)?.label ?? ''
      return {
        at: placeId('', key, label ? column : undefined),
        words: [place, label, findingWords(one)].filter(Boolean).join(': '),
      }
    }),
    ...check.questions.map(({ ask }) => ({ at: 'main', words: ask })),
  ]
  const show = (id: string) => {
    const found = document.getElementById(id)
    const target = found?.matches('input, select') ? found : (found?.querySelector<HTMLElement>(firstField) ?? found)
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
  const { file, filling, table, check, isWhole } = survey
  const [said, setSaid] = useState({ done: '', fault: '' })
  const [of, setOf] = useState(filling)
  const shown = useRef<HTMLParagraphElement>(null)
  // Where to send the file is seen, wherever the page stands.
  useEffect(() => {
    if (said.done !== '') shown.current?.scrollIntoView({ block: 'nearest' })
  }, [said])
  const warnings = check.findings.filter(({ severity }) => severity === 'warning').length
  const seal = async () => {
    try {
      const sealed = await sealAnswer(file, table.rows, timeNow())
      saveInBrowser(sealed)
      setOf(filling)
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
                {`Complete: ${counted(answeredRows(filling).length, 'row')} to send.${warnings > 0 ? ` ${counted(warnings, 'warning')} above: the figures are taken as they are written.` : ''}`}
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
      <p role="status" ref={shown}>
        {said.done !== '' && of !== filling
          ? 'Changed since it was sealed: the sealed file has the figures from before. Seal it again and send the new one.'
          : said.done}
      </p>
    </section>
  )
}
