import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { PackFault, type PackFaultCode } from '#io/pack-fault.ts'
import { openPackInWorker } from '#io/pack-lock.ts'
import { largestPack, readPack } from '#io/read-pack.ts'
import { packs } from '#state/pack-store.ts'
import { Choice, Segmented } from '#ui/choice.tsx'
import { FileInput, useFileDrop } from '#ui/file-drop.tsx'
import { GiveUp } from './give-up.tsx'

/** A pack that the host of the atlas offers. */
export type ListedPack = { readonly id: string; readonly title: string; readonly path: string }

/** Source of the bytes: a file that was dropped or picked, or one of the host's. */
type Chosen = { readonly id: string; readonly name: string; readonly read: () => Promise<Uint8Array> }

const keyFaults: readonly PackFaultCode[] = [
  'wrong-passphrase',
  'wrong-identity',
  'needs-passphrase',
  'needs-identity',
  'identity-malformed',
]

const ways = [
  { id: 'passphrase', name: 'Passphrase' },
  { id: 'identity', name: 'Secret key' },
] as const
type Way = (typeof ways)[number]['id']

type Doing =
  | { readonly is: 'idle' | 'opening' }
  | { readonly is: 'failed'; readonly why: string; readonly byKey: boolean }

function fileChosen(file: File): Chosen {
  return {
    id: `file ${file.name}`,
    name: file.name,
    read: async () => {
      if (file.size > largestPack) throw new Error('The file is too large: a pack is at most 50 MB.')
      return new Uint8Array(await file.arrayBuffer())
    },
  }
}

/** What the form holds, and the opening itself. */
function usePackOpening(given: File | null) {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [way, setWay] = useState<Way>('passphrase')
  const [secret, setSecret] = useState('')
  const [doing, setDoing] = useState<Doing>({ is: 'idle' })
  const secretField = useRef<HTMLInputElement>(null)
  const work = useRef<AbortController | null>(null)
  useEffect(() => () => work.current?.abort(), [])

  const choose = (next: Chosen | null) => {
    setChosen(next)
    setDoing({ is: 'idle' })
  }

  useEffect(() => {
    if (!given) return
    setChosen(fileChosen(given))
    setDoing({ is: 'idle' })
    // A dropped pack needs its passphrase next.
    secretField.current?.focus()
  }, [given])

  const open = async (event: FormEvent) => {
    event.preventDefault()
    if (doing.is === 'opening') return
    if (!chosen) return setDoing({ is: 'failed', why: 'Choose a pack first.', byKey: false })
    if (secret === '') return setDoing({ is: 'failed', why: 'Write what opens the pack.', byKey: true })
    work.current = new AbortController()
    const { signal } = work.current
    setDoing({ is: 'opening' })
    try {
      const key = way === 'passphrase' ? { passphrase: secret } : { identity: secret }
      packs.add(chosen.id, await openPackInWorker(await chosen.read(), key, signal))
      setSecret('')
      choose(null)
    } catch (fault) {
      if (signal.aborted) return setDoing({ is: 'idle' })
      const why = fault instanceof Error ? fault.message : 'The pack could not be opened.'
      const byKey = fault instanceof PackFault && keyFaults.includes(fault.code)
      setDoing({ is: 'failed', why, byKey })
      if (byKey) secretField.current?.select()
    }
  }
  return { chosen, choose, way, setWay, secret, setSecret, doing, secretField, work, open }
}

type Choosing = { readonly chosen: Chosen | null; readonly choose: (next: Chosen | null) => void }

function ListedChoice({ listed, chosen, choose }: Choosing & { readonly listed: readonly ListedPack[] }) {
  if (listed.length === 0) return null
  return (
    <Choice
      label="Offered here"
      value={chosen?.id ?? ''}
      list={[{ id: '', name: 'None chosen' }, ...listed.map(({ id, title }) => ({ id, name: title }))]}
      onChange={(id) => {
        const pack = listed.find((one) => one.id === id)
        choose(pack ? { id, name: pack.title, read: () => readPack(pack.path) } : null)
      }}
    />
  )
}

function FileDrop({ chosen, choose }: Choosing) {
  const id = useId()
  const take = ([file]: readonly File[]) => {
    if (file) choose(fileChosen(file))
  }
  return (
    <label className="pack-drop file-target" htmlFor={id} {...useFileDrop(take)}>
      <span>{chosen ? chosen.name : 'Drop a pack here, or pick the file'}</span>
      <span className="button" aria-hidden="true">
        {chosen ? 'Choose another' : 'Choose a pack'}
      </span>
      <FileInput id={id} accept=".age" onFiles={take} />
    </label>
  )
}

/** Opens a pack that is dropped, picked or listed. */
export function PackOpen({ listed, given }: { readonly listed: readonly ListedPack[]; readonly given: File | null }) {
  const { chosen, choose, way, setWay, secret, setSecret, doing, secretField, work, open } = usePackOpening(given)
  const ids = { secret: useId(), fault: useId() }
  const failed = doing.is === 'failed' ? doing : null
  return (
    <form className="pack-form" onSubmit={open}>
      <h3>Open a pack</h3>
      <ListedChoice listed={listed} chosen={chosen} choose={choose} />
      <FileDrop chosen={chosen} choose={choose} />
      <Segmented label="Opens with" value={way} list={ways} onChange={setWay} />
      <div className="field">
        <label className="label" htmlFor={ids.secret}>
          {way === 'passphrase' ? 'Passphrase' : 'Secret key'}
        </label>
        <input
          id={ids.secret}
          ref={secretField}
          className="input"
          type="password"
          autoComplete="off"
          spellCheck={false}
          value={secret}
          aria-invalid={failed?.byKey === true}
          aria-describedby={failed ? ids.fault : undefined}
          onChange={({ target }) => setSecret(target.value)}
        />
      </div>
      <p id={ids.fault} className="pack-fault" role="alert">
        {failed?.why ?? ''}
      </p>
      <div className="pack-actions">
        <button type="submit" className="button primary" aria-disabled={doing.is === 'opening'}>
          {doing.is === 'opening' ? 'Opening…' : 'Open'}
        </button>
        {doing.is === 'opening' ? <GiveUp work={work.current} /> : null}
      </div>
      <p className="hint" role="status">
        {doing.is === 'opening' && way === 'passphrase'
          ? 'A passphrase takes about a second of work to try, on purpose: so it does for whoever guesses.'
          : ''}
      </p>
    </form>
  )
}
