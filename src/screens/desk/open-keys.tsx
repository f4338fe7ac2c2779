import { type FormEvent, useState } from 'react'
import { atDesk } from '#io/unit-desk/desk-in-worker.ts'
import { openKeys } from '#state/unit-desk/desk-keys.ts'
import { Segmented } from '#ui/choice.tsx'
import { TextField } from '#ui/text-field.tsx'
import { FileDrop } from './file-drop.tsx'
import { useDeskWork } from './use-desk-work.ts'

const ways = [
  { id: 'open', name: 'Open keys' },
  { id: 'make', name: 'Make keys' },
] as const
const forms = [
  { id: 'file', name: 'Key file' },
  { id: 'typed', name: 'Typed key' },
] as const
const numbers = [
  { id: '2', name: 'Two' },
  { id: '1', name: 'One' },
] as const

function MakeKeys({ onMade }: { readonly onMade: (recipients: readonly string[]) => void }) {
  const [number, setNumber] = useState<(typeof numbers)[number]['id']>('2')
  const { isBusy, fault, run } = useDeskWork()
  const make = (event: FormEvent) => {
    event.preventDefault()
    return run(async (signal) => {
      const pairs = await atDesk(signal, async (call) => {
        const first = await call('makePair', [])
        return number === '1' ? [first] : [first, await call('makePair', [])]
      })
      onMade(pairs.map(({ recipient }) => recipient))
      openKeys(pairs)
    })
  }
  return (
    <form className="desk-card" onSubmit={make}>
      <Segmented label="How many keys" value={number} list={numbers} onChange={setNumber} />
      <p className="hint">
        Any one of them opens every file. Of two, keep one with the unit and one with a deputy in another place, so that
        one that is lost loses nothing.
      </p>
      <p className="desk-fault" role="alert">
        {fault}
      </p>
      <button type="submit" className="button primary" aria-disabled={isBusy}>
        {number === '1' ? 'Make the key' : 'Make the keys'}
      </button>
    </form>
  )
}

/** Opens a key from its file or from paper, beside those that are open. */
export function OpenByKey() {
  const [form, setForm] = useState<(typeof forms)[number]['id']>('file')
  const [file, setFile] = useState<File | null>(null)
  const [typed, setTyped] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const { isBusy, fault, run, say } = useDeskWork()
  const open = (event: FormEvent) => {
    event.preventDefault()
    if (form === 'file' && !file) return say('Choose the key file first.')
    if (form === 'typed' && typed === '') return say('Type the secret key first.')
    return run(async (signal) => {
      const bytes = form === 'file' && file ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(typed)
      openKeys(await atDesk(signal, (call) => call('readKeys', [bytes, form === 'file' ? passphrase : ''])))
      // What opens a key stays no longer than the opening takes.
      setPassphrase('')
      setTyped('')
      setFile(null)
    })
  }
  return (
    <form className="desk-card" onSubmit={open}>
      <Segmented label="From" value={form} list={forms} onChange={setForm} />
      {form === 'file' ? (
        <>
          <FileDrop
            label={file ? 'Choose another key file' : 'Choose the key file'}
            hint={file ? file.name : 'One saved here, or by age-keygen. Or drop it here.'}
            accept=".age,.txt,.key"
            onFiles={([one]) => setFile(one ?? null)}
          />
          <TextField
            type="password"
            label="Passphrase, if the file is locked"
            value={passphrase}
            onChange={setPassphrase}
          />
        </>
      ) : (
        <TextField type="password" label="Secret key, from the paper copy" value={typed} onChange={setTyped} />
      )}
      <p className="desk-fault" role="alert">
        {fault}
      </p>
      <button type="submit" className="button primary" aria-disabled={isBusy}>
        {isBusy ? 'Opening…' : 'Open'}
      </button>
      <p className="hint desk-said" role="status">
        {isBusy && passphrase !== ''
          ? 'A passphrase takes a second or more to try: so it does for whoever guesses.'
          : ''}
      </p>
    </form>
  )
}

/**
 * The way to the unit's keys while none are open.
 * @param hasKeys whether there are some already, to be opened: published ones, or those that were open here before
 * @param onMade told of keys that have just been made, and are kept nowhere yet
 */
export function KeysForm({
  hasKeys,
  onMade,
}: {
  readonly hasKeys: boolean
  readonly onMade: (recipients: readonly string[]) => void
}) {
  const [way, setWay] = useState<(typeof ways)[number]['id']>(hasKeys ? 'open' : 'make')
  return (
    <>
      <Segmented label="Keys" showLabel={false} value={way} list={ways} onChange={setWay} />
      {way === 'make' ? <MakeKeys onMade={onMade} /> : <OpenByKey />}
    </>
  )
}
