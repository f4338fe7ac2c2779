import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import type { MembersPack } from '#core/catalogue/pack.ts'
import { counted } from '#core/domain/counted.ts'
import type { Protected } from '#core/domain/protected.ts'
import { sealPackInWorker } from '#io/pack-lock.ts'
import { fewestCharacters, makePassphrase } from '#io/passphrase.ts'
import { saveFile } from '#io/save.ts'
import { Segmented } from '#ui/choice.tsx'
import { GiveUp } from './give-up.tsx'

const ways = [
  { id: 'passphrase', name: 'Passphrase' },
  { id: 'recipients', name: 'Public keys' },
] as const
type Way = (typeof ways)[number]['id']

type Doing = { readonly is: 'idle' | 'making' | 'made' } | { readonly is: 'failed'; readonly why: string }

const fileNameOf = (pack: MembersPack) =>
  `${
    pack.title
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'pack'
  }-${pack.made}.age`

const keysIn = (text: string): readonly string[] => text.split(/[\s,;]+/).filter((key) => key !== '')

function missing(way: Way, text: string): string | null {
  if (way === 'recipients')
    return keysIn(text).length > 0 ? null : 'Write at least one public key; it begins with age1.'
  return text.length >= fewestCharacters
    ? null
    : `Write at least ${fewestCharacters} characters, or let one be made: whoever has the file can try passphrases without end.`
}

/** Makes and saves a pack. First states its content and the number of suppressed figures. */
export function PackMake({ pack }: { readonly pack: Protected<MembersPack> }) {
  const [way, setWay] = useState<Way>('passphrase')
  const [text, setText] = useState('')
  const [doing, setDoing] = useState<Doing>({ is: 'idle' })
  const ids = { text: useId(), fault: useId() }
  const work = useRef<AbortController | null>(null)
  useEffect(() => () => work.current?.abort(), [])

  const change = (next: string) => {
    setText(next)
    setDoing({ is: 'idle' })
  }

  const make = async (event: FormEvent) => {
    event.preventDefault()
    if (doing.is === 'making') return
    const why = missing(way, text)
    if (why !== null) return setDoing({ is: 'failed', why })
    work.current = new AbortController()
    const { signal } = work.current
    setDoing({ is: 'making' })
    try {
      const lock = way === 'passphrase' ? { passphrase: text } : { recipients: keysIn(text) }
      const bytes = await sealPackInWorker(pack, lock, signal)
      const isSaved = await saveFile({
        name: fileNameOf(pack),
        blob: new Blob([bytes], { type: 'application/octet-stream' }),
      })
      setDoing({ is: isSaved ? 'made' : 'idle' })
    } catch (fault) {
      if (signal.aborted) return setDoing({ is: 'idle' })
      setDoing({ is: 'failed', why: fault instanceof Error ? fault.message : 'The pack could not be made.' })
    }
  }

  return (
    <form className="pack-form" onSubmit={make}>
      <h3>Make a pack</h3>
      <p>
        {`“${pack.title}”: ${counted(pack.indicators.length, 'indicator', 'indicators')}. ${counted(pack.protection.withheld, 'place is', 'places are')} suppressed under the policy “${pack.protection.policy}”; true values are not in the pack. Everybody who opens it can read and copy all else.`}
      </p>
      <Segmented
        label="Lock with"
        value={way}
        list={ways}
        onChange={(next) => {
          setWay(next)
          change('')
        }}
      />
      <div className="field">
        <label className="label" htmlFor={ids.text}>
          {way === 'passphrase' ? 'Passphrase' : 'Public keys of those who may read it, one a line'}
        </label>
        {way === 'passphrase' ? (
          <input
            id={ids.text}
            className="input"
            autoComplete="off"
            spellCheck={false}
            value={text}
            aria-describedby={ids.fault}
            onChange={({ target }) => change(target.value)}
          />
        ) : (
          <textarea
            id={ids.text}
            className="input pack-keys"
            rows={4}
            spellCheck={false}
            value={text}
            aria-describedby={ids.fault}
            onChange={({ target }) => change(target.value)}
          />
        )}
      </div>
      <p className="hint">
        A passphrase that is shared is lost, and a pack that is out cannot be called back. Send the passphrase another
        way than the file.
      </p>
      <p id={ids.fault} className="pack-fault" role="alert">
        {doing.is === 'failed' ? doing.why : ''}
      </p>
      <div className="pack-actions">
        {way === 'passphrase' ? (
          <button
            type="button"
            className="button"
            onClick={() => change(makePassphrase((bytes) => crypto.getRandomValues(bytes)))}
          >
            Make a passphrase
          </button>
        ) : null}
        <button type="submit" className="button primary" aria-disabled={doing.is === 'making'}>
          {doing.is === 'making' ? 'Making…' : 'Save the pack'}
        </button>
        {doing.is === 'making' ? <GiveUp work={work.current} /> : null}
      </div>
      <p className="hint" role="status">
        {doing.is === 'made'
          ? 'The pack has been handed to the browser to save. Keep the passphrase: nobody can restore it.'
          : ''}
      </p>
    </form>
  )
}
