import { useEffect, useId, useState } from 'react'
import { useStore } from 'zustand'
import { counted } from '#core/domain/counted.ts'
import type { KeyPair } from '#io/age-file.ts'
import { fewestCharacters, makePassphrase } from '#io/passphrase.ts'
import { printPage, saveFile } from '#io/save.ts'
import { atDesk } from '#io/unit-desk/desk-in-worker.ts'
import { fingerprintOf } from '#io/unit-desk/fingerprint.ts'
import { deskKeys } from '#state/unit-desk/desk-keys.ts'
import { Notice } from '#ui/notice.tsx'
import { KeyPaper } from './key-paper.tsx'
import { PublicKeyLine } from './public-key-line.tsx'
import { useDeskWork } from './use-desk-work.ts'

/** The day as it is printed: 30 November 2026. */
const today = () => new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })

/** The first group of the fingerprint tells key files apart and gives nothing away. */
const fileNameOf = ({ recipient }: KeyPair) => `desk-key-${fingerprintOf(recipient).slice(0, 4)}.age`

/** Prints one key: the sheet is on the page for that time only. */
function usePaper(onPrinted: (recipient: string) => void) {
  const [paper, setPaper] = useState<KeyPair | null>(null)
  useEffect(() => {
    if (!paper) return
    const done = () => setPaper(null)
    window.addEventListener('afterprint', done)
    void printPage('self').then(() => onPrinted(paper.recipient))
    return () => window.removeEventListener('afterprint', done)
  }, [paper, onPrinted])
  return [paper, setPaper] as const
}

function PassphraseField({ value, onChange }: { readonly value: string; readonly onChange: (text: string) => void }) {
  const id = useId()
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        Passphrase for key files
      </label>
      <div className="desk-actions">
        <input
          id={id}
          className="input"
          autoComplete="off"
          spellCheck={false}
          value={value}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => onChange(target.value)}
        />
        <button
          type="button"
          className="button"
          onClick={() => onChange(makePassphrase((bytes) => crypto.getRandomValues(bytes)))}
        >
          Make a passphrase
        </button>
      </div>
      <span className="hint" id={`${id}-hint`}>
        Write it down apart from the file: nobody can restore it.
      </span>
    </div>
  )
}

type KeyCopies = {
  readonly pair: KeyPair
  readonly isPublished: boolean
  readonly isKept: boolean
  /** While another key file is being locked. */
  readonly isBusy: boolean
  /** What came of saving this one: why it failed, or what is being done or was done. */
  readonly fault: string
  readonly said: string
  readonly onSave: () => void
  readonly onPrint: () => void
}

function OneKey({ pair, isPublished, isKept, isBusy, fault, said, onSave, onPrint }: KeyCopies) {
  const fingerprint = fingerprintOf(pair.recipient)
  const name = `key ${fingerprint.slice(0, 4)}`
  return (
    <li className="desk-card">
      <p>
        Fingerprint <code>{fingerprint}</code>
      </p>
      <PublicKeyLine recipient={pair.recipient} />
      <p className="hint">
        {isPublished
          ? 'Published on this deployment.'
          : 'Not one of the unit’s published keys. An officer of the watch gives the public part to “Take confidential reports”, and nowhere else.'}
        {isKept ? '' : ' Kept nowhere yet: save or print it now, or it is lost when it is locked.'}
      </p>
      {/* Above what was pressed: below it they may be off the screen. */}
      <p className="desk-fault" role="alert">
        {fault}
      </p>
      <p className="hint desk-said" role="status">
        {said}
      </p>
      <div className="desk-actions">
        <button
          type="button"
          className="button"
          aria-disabled={isBusy}
          onClick={isBusy ? undefined : onSave}
          aria-label={`Save the key file: ${name}`}
        >
          Save the key file
        </button>
        <button type="button" className="button" onClick={onPrint} aria-label={`Print the paper copy: ${name}`}>
          Print the paper copy
        </button>
      </div>
    </li>
  )
}

/** Says how long keys stay open, and locks them; those that are kept nowhere only when asked twice. */
function LockNotice({ unkept }: { readonly unkept: number }) {
  const [isAsking, setAsking] = useState(false)
  const lock = () => deskKeys.lock('by-hand')
  if (isAsking && unkept > 0)
    return (
      <Notice action={{ label: 'Lock and lose them', onClick: lock }}>
        {`${counted(unkept, 'key')} ${unkept === 1 ? 'is' : 'are'} kept nowhere yet and would be lost, with all that is sealed to ${unkept === 1 ? 'it' : 'them'}. Save the key file or print the paper copy first.`}
      </Notice>
    )
  return (
    <Notice action={{ label: 'Lock now', onClick: () => (unkept > 0 ? setAsking(true) : lock()) }}>
      Keys are open in the memory of this page. They are locked after 15 minutes without a sign of you, and when you
      leave this screen.
    </Notice>
  )
}

/**
 * The keys that are open, with copies to keep and the lock.
 * @param unkept those that have just been made, of which there is no copy yet
 */
export function KeptKeys({
  published,
  unit,
  unkept,
  onKept,
}: {
  readonly published: readonly string[]
  readonly unit: string
  readonly unkept: ReadonlySet<string>
  readonly onKept: (recipient: string) => void
}) {
  const { open } = useStore(deskKeys.store)
  const [passphrase, setPassphrase] = useState('')
  const [said, setSaid] = useState('')
  const [asked, setAsked] = useState('')
  const { isBusy, fault, run, say } = useDeskWork()
  const [paper, print] = usePaper(onKept)
  const save = (pair: KeyPair & { readonly id: string }) => {
    setSaid('')
    setAsked(pair.id)
    if (passphrase.length < fewestCharacters)
      return say(`Write a passphrase of at least ${fewestCharacters} characters first, or let one be made.`)
    return run(async (signal) => {
      const bytes = await atDesk(signal, (call) => call('lockKeyFile', [pair, passphrase]))
      const name = fileNameOf(pair)
      await saveFile({ name, blob: new Blob([bytes], { type: 'application/octet-stream' }) }, 'self')
      onKept(pair.recipient)
      setSaid(`${name} has been handed to the browser to save. It opens with the passphrase, here and with age.`)
    })
  }
  return (
    <>
      <LockNotice unkept={unkept.size} />
      <PassphraseField value={passphrase} onChange={setPassphrase} />
      <ul className="desk-keys">
        {open.map((pair) => (
          <OneKey
            key={pair.id}
            pair={pair}
            isPublished={published.includes(pair.recipient)}
            isBusy={isBusy}
            isKept={!unkept.has(pair.recipient)}
            fault={asked === pair.id ? fault : ''}
            said={asked !== pair.id ? '' : isBusy ? 'Locking the file… One key file is locked at a time.' : said}
            onSave={() => void save(pair)}
            onPrint={() => print(pair)}
          />
        ))}
      </ul>
      {paper ? <KeyPaper pair={paper} unit={unit} day={today()} /> : null}
    </>
  )
}
