import type { KeyPair } from '#io/age-file.ts'
import { fingerprintOf } from '#io/unit-desk/fingerprint.ts'

const inGroups = (text: string) => text.match(/.{1,4}/g)?.join(' ') ?? ''

/** A secret key on one sheet of paper: it stands on the page only while that is printed. */
export function KeyPaper({ pair, unit, day }: { readonly pair: KeyPair; readonly unit: string; readonly day: string }) {
  const prefix = 'AGE-SECRET-KEY-1'
  return (
    <section className="key-paper" data-theme="light" aria-label="Paper copy of a secret key">
      <h1>{`Secret key${unit === '' ? '' : ` of the ${unit}`}`}</h1>
      <p>
        Who holds this sheet can read everything that was ever sealed to this key. Keep it locked away; never photograph
        it.
      </p>
      <dl>
        <dt>Secret key</dt>
        <dd>
          <code className="paper-key">{`${prefix} ${inGroups(pair.identity.slice(prefix.length))}`}</code>
        </dd>
        <dt>Public key</dt>
        <dd>
          <code>{inGroups(pair.recipient)}</code>
        </dd>
        <dt>Fingerprint</dt>
        <dd>
          <code>{fingerprintOf(pair.recipient)}</code>
        </dd>
        <dt>Printed</dt>
        <dd>{day}</dd>
      </dl>
      <h2>To open a sealed file with it</h2>
      <p>On the Desk screen of the atlas: “Open keys”, “Typed key”. Spaces and capitals do not matter.</p>
      <p>Without the atlas, with the free program age: write the key without spaces into a file key.txt, then</p>
      <p>
        <code>age -d -i key.txt -o opened.zip sealed-….age</code>
      </p>
      <p>The archive holds the file that was sealed, and one called “padding”, which means nothing.</p>
    </section>
  )
}
