import { useState } from 'react'
import { sealedName } from '#core/unit-desk/sealed-parts.ts'
import type { WatchKeys } from '#core/unit-desk/watch-keys.ts'
import { saveInBrowser } from '#io/hand-over.ts'
import { randomId } from '#io/random-id.ts'
import { printPage } from '#io/save.ts'

/** A sealed report with the words of its receipt. */
export type SealedConcern = { readonly words: readonly string[]; readonly bytes: Uint8Array<ArrayBuffer> }

function ReceiptWords({ words }: { readonly words: readonly string[] }) {
  return (
    <section className="watch-receipt" aria-label="Receipt words">
      <h3>Receipt words</h3>
      <ol className="watch-words">
        {words.map((word, at) => (
          <li key={words.slice(0, at + 1).join(' ')}>{word}</li>
        ))}
      </ol>
      <p>On this screen of the atlas, “Find an answer” reads with them what the unit has replied, to you alone.</p>
    </section>
  )
}

/** After sealing: the words, shown this once, and the file to save. What was typed is forgotten already. */
export function SealedReceipt({
  sealed,
  watch,
  onDone,
}: {
  readonly sealed: SealedConcern
  readonly watch: WatchKeys
  readonly onDone: () => void
}) {
  const [saved, setSaved] = useState('')
  const save = () => {
    const name = sealedName(randomId().slice(0, 8))
    saveInBrowser({ name, blob: new Blob([sealed.bytes], { type: 'application/octet-stream' }) })
    setSaved(name)
  }
  return (
    <section className="watch-part" aria-labelledby="watch-sealed">
      <h2 id="watch-sealed">Sealed</h2>
      <p>
        What you typed has been forgotten by this page. Write these eight words down: they are shown once, are kept
        nowhere, and are the only way to a reply. Who has them can read the reply, and nothing else. Then save the
        sealed file and send it to: {watch.sendTo}
      </p>
      <ReceiptWords words={sealed.words} />
      <div className="watch-actions">
        <button type="button" className="button" onClick={() => void printPage('self')}>
          Print the words
        </button>
        <button type="button" className="button primary" onClick={save}>
          Save the sealed file
        </button>
      </div>
      <div role="status">
        {saved === '' ? null : (
          <>
            <p>{`${saved} has been handed to the browser to save. Send it to: ${watch.sendTo}`}</p>
            <p>
              Not from a work mailbox or over a work network. It says nothing of who wrote it, when, or what is in it;
              delete it from the downloads folder once it is sent.
            </p>
          </>
        )}
      </div>
      {saved === '' ? null : (
        <div className="watch-actions">
          <button type="button" className="button" onClick={onDone}>
            I have written the words down: forget them
          </button>
        </div>
      )}
    </section>
  )
}
