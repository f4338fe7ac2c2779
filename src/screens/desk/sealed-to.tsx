import { useState } from 'react'
import { counted } from '#core/domain/counted.ts'
import { readRegister, type SurveyRegister } from '#core/survey/register.ts'
import { type KeySources, keyFrom, knownKeys, readPublicKeys, tooFewKeys } from '#core/survey/sealed-to.ts'
import { TextField } from '#ui/text-field.tsx'
import { FileDrop } from './file-drop.tsx'
import { KeyChoices } from './key-choices.tsx'

/** The keys that a survey is sealed to: those that are open and published, those of the last round, and others that the unit adds. */
export function useSealedTo(open: readonly string[], published: readonly string[], register: SurveyRegister | null) {
  const [text, setText] = useState('')
  const [left, setLeft] = useState<readonly string[]>([])
  const [before, setBefore] = useState<SurveyRegister | null>(null)
  const { keys, others } = readPublicKeys(text)
  const sources: KeySources = { open, published, typed: keys, last: (before ?? register)?.recipients ?? [] }
  const recipients = knownKeys(sources).filter((key) => !left.includes(key))
  const [only] = others
  const fault =
    only !== undefined
      ? `“${only.slice(0, 70)}” under “Also seal to” is no public key: age1 and 58 letters.`
      : recipients.length === 0
        ? 'Name at least one key to seal to.'
        : ''
  return { recipients, fault, fields: { sources, recipients, text, setText, left, setLeft, setBefore } }
}

/** To which keys the answers are sealed, by fingerprint, and what is added to them. */
export function SealedTo({
  sources,
  recipients,
  text,
  setText,
  left,
  setLeft,
  setBefore,
  onTaken,
}: ReturnType<typeof useSealedTo>['fields'] & {
  /** Told of the register of the last round. */
  readonly onTaken: (register: SurveyRegister) => void
}) {
  const [fault, setFault] = useState('')
  const take = async (file: File) => {
    const read = readRegister(await file.text())
    setFault(read ? '' : `${file.name} is no register of a survey.`)
    if (!read) return
    setBefore(read)
    onTaken(read)
  }
  const warning = tooFewKeys(recipients, sources)
  return (
    <>
      <KeyChoices
        legend={`Answers are sealed to ${counted(recipients.length, 'key')}: any one of them opens every answer`}
        known={knownKeys(sources)}
        open={sources.open}
        left={left}
        onLeft={setLeft}
        from={(key) => keyFrom(sources, key)}
      />
      {warning ? <p className="desk-fault">{warning}</p> : null}
      <details>
        <summary>Also seal to other keys</summary>
        <TextField label="Also seal to: public keys, one a line" lines={3} value={text} onChange={setText} />
        <FileDrop
          label="Take the keys of the last round"
          hint="From its register, the file whose name begins with keep-register."
          accept=".json"
          onFiles={([file]) => file && void take(file)}
        />
        <p className="desk-fault" role="alert">
          {fault}
        </p>
      </details>
    </>
  )
}
