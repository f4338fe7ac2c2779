import { useState } from 'react'
import * as v from 'valibot'
import { type DeskFile, deskFileSchema, deskFileText } from '#core/unit-desk/desk-file.ts'
import { saveFile } from '#io/save.ts'
import type { AboutUnit } from './about-unit.tsx'
import { KeyChoices } from './key-choices.tsx'

/** Why a key that nobody has kept is not to be used. */
export const unkeptWords =
  'Save the key file or print the paper copy of each new key first: what is sealed to a lost key opens for nobody.'

/**
 * The file by which a deployment names the unit's public keys.
 * @param open public keys whose secret ones are open
 * @param unkept those of them of which there is no copy yet: they may not be published
 */
export function Publish({
  desk,
  about,
  open,
  unkept,
}: {
  readonly desk: DeskFile
  readonly about: AboutUnit
  readonly open: readonly string[]
  readonly unkept: ReadonlySet<string>
}) {
  const [left, setLeft] = useState<readonly string[]>([])
  const [said, setSaid] = useState<{ readonly fault: string; readonly done: string }>({ fault: '', done: '' })
  // An officer’s key opens reports, and is none of the unit’s.
  const officers = desk.watch?.officers.flatMap(({ keys }) => keys) ?? []
  const known = [...new Set([...open, ...desk.recipients])].filter((key) => !officers.includes(key))
  const recipients = known.filter((key) => !left.includes(key))
  const draft = { ...desk, unit: about.unit.trim(), sendTo: about.sendTo.trim(), recipients }
  const fault = (): string => {
    if (recipients.length === 0) return 'Name at least one key.'
    if (recipients.some((key) => unkept.has(key))) return unkeptWords
    const parsed = v.safeParse(deskFileSchema, draft)
    return parsed.success ? '' : parsed.issues[0].message
  }
  const save = async () => {
    const found = fault()
    if (found !== '') return setSaid({ fault: found, done: '' })
    await saveFile({ name: 'desk.json', blob: new Blob([deskFileText(draft)], { type: 'application/json' }) }, 'self')
    setSaid({ fault: '', done: 'desk.json has been handed to the browser to save.' })
  }
  return (
    <section className="desk-step" aria-labelledby="desk-publish">
      <h3 id="desk-publish">Publish the public keys</h3>
      <p>
        Departments can seal files to you once this deployment names your public keys. Send desk.json to whoever hosts
        it: they put it into <code>data/</code> and run <code>npm run build</code>. It holds nothing secret.
      </p>
      <KeyChoices legend="Keys to name" known={known} open={open} left={left} onLeft={setLeft} />
      <p className="desk-fault" role="alert">
        {said.fault}
      </p>
      <div className="desk-actions">
        <button type="button" className="button" onClick={() => void save()}>
          Save desk.json
        </button>
      </div>
      <p className="hint desk-said" role="status">
        {said.done}
      </p>
    </section>
  )
}
