import { useState } from 'react'
import * as v from 'valibot'
import { type DeskFile, deskFileSchema, deskFileText } from '#core/unit-desk/desk-file.ts'
import { officersKeys, type WatchForm, watchFormOf, watchNow } from '#core/unit-desk/watch-form.ts'
import { saveFile } from '#io/save.ts'
import type { AboutUnit } from '#state/unit-desk/about-unit.ts'
import { KeyChoices } from './key-choices.tsx'

/** Why a key that nobody has kept is not to be used. */
export const unkeptWords =
  'Save the key file or print the paper copy of each new key first: what is sealed to a lost key opens for nobody.'

type Publishing = {
  readonly desk: DeskFile
  readonly about: AboutUnit
  /** The watch as it is filled in above. */
  readonly form: WatchForm
  readonly open: readonly string[]
  readonly unkept: ReadonlySet<string>
  /** Told of the keys that a saved file names. */
  readonly onNamed: (recipients: readonly string[]) => void
}

/** The file as it is saved: the keys that are ticked, and all else as it was published or typed. */
function useDeskFile({ desk, about, form, open, unkept, onNamed }: Publishing) {
  const [left, setLeft] = useState<readonly string[]>([])
  const [said, setSaid] = useState<{ readonly fault: string; readonly done: string }>({ fault: '', done: '' })
  // An officer’s key opens reports, and is none of the unit’s.
  const officers = [...officersKeys(watchFormOf(desk)), ...officersKeys(form)]
  const known = [...new Set([...open, ...desk.recipients])].filter((key) => !officers.includes(key))
  const recipients = known.filter((key) => !left.includes(key))
  const watch = watchNow(desk, form)
  const draft = {
    ...desk,
    unit: about.unit.trim(),
    sendTo: about.sendTo.trim(),
    recipients,
    ...(watch ? { watch } : {}),
  }
  /** What is saved, or why nothing can be. */
  const file = (): DeskFile | string => {
    if (recipients.length === 0) return 'Name at least one key.'
    if (recipients.some((key) => unkept.has(key))) return unkeptWords
    if (watch && 'faults' in watch)
      return `The workforce watch above is changed and not complete, so that it would be lost: ${watch.faults.join(' ')}`
    const parsed = v.safeParse(deskFileSchema, draft)
    return parsed.success ? parsed.output : parsed.issues[0].message
  }
  const save = async () => {
    const found = file()
    if (typeof found === 'string') return setSaid({ fault: found, done: '' })
    onNamed(recipients)
    await saveFile({ name: 'desk.json', blob: new Blob([deskFileText(found)], { type: 'application/json' }) }, 'self')
    setSaid({ fault: '', done: 'desk.json has been handed to the browser to save.' })
  }
  return { known, left, setLeft, said, save }
}

/**
 * The file by which a deployment names the unit's public keys.
 * @param open public keys whose secret ones are open
 * @param unkept those of them of which there is no copy yet: they may not be published
 */
export function Publish(props: Publishing) {
  const { known, left, setLeft, said, save } = useDeskFile(props)
  return (
    <section className="desk-step" aria-labelledby="desk-publish">
      <h3 id="desk-publish">Publish the public keys</h3>
      <p>
        Departments can seal files to you once this deployment names your public keys. Send desk.json to whoever hosts
        it: they put it into <code>data/</code> and run <code>npm run build</code>. It holds nothing secret.
      </p>
      <KeyChoices legend="Keys to name" known={known} open={props.open} left={left} onLeft={setLeft} />
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
