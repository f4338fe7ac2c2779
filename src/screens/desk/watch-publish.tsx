import { useState } from 'react'
import { type DeskFile, deskFileText } from '#core/unit-desk/desk-file.ts'
import { type WatchForm, watchFields, watchFrom } from '#core/unit-desk/watch-form.ts'
import { saveFile } from '#io/save.ts'
import { TextField } from '#ui/text-field.tsx'
import { PublicKeyLine } from './public-key-line.tsx'

/** What of the file stands on the screen besides the published one: nothing that is typed is dropped by either button that saves it. */
export type DeskDraft = {
  /** As published, with the unit and the keys as they were typed and saved here. */
  readonly desk: DeskFile
  readonly form: WatchForm
  readonly onForm: (form: WatchForm) => void
}

/** The part of `desk.json` by which a deployment takes reports. Each officer makes a key alone and gives its public part. */
export function WatchPublish({ desk, form, onForm, open }: DeskDraft & { readonly open: readonly string[] }) {
  const [faults, setFaults] = useState<readonly string[]>([])
  const [done, setDone] = useState('')
  const save = async () => {
    const watch = watchFrom(form)
    setDone('')
    if ('faults' in watch) return setFaults(watch.faults)
    setFaults([])
    const text = deskFileText({ ...desk, watch })
    await saveFile({ name: 'desk.json', blob: new Blob([text], { type: 'application/json' }) }, 'self')
    setDone(
      'desk.json has been handed to the browser to save. Whoever hosts the atlas puts it into data/ and runs npm run build: then “Report a concern” stands beside the menu of every screen.',
    )
  }
  return (
    <div className="desk-card">
      <p className="hint">
        Each officer makes a key on a device of their own, keeps the secret part, and gives you the public one. Nobody
        holds both. Open here:
      </p>
      {open.map((key) => (
        <PublicKeyLine key={key} recipient={key} />
      ))}
      {watchFields.map(([id, label]) => (
        <TextField key={id} label={label} value={form[id]} onChange={(text) => onForm({ ...form, [id]: text })} />
      ))}
      <div role="alert">
        {faults.length === 0 ? null : (
          <ul className="desk-faults">
            {faults.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        )}
      </div>
      <button type="button" className="button" onClick={() => void save()}>
        Save desk.json with the watch
      </button>
      <p className="hint desk-said" role="status">
        {done}
      </p>
    </div>
  )
}
