import type { WatchKeys } from '#core/unit-desk/watch-keys.ts'
import { noReportNote } from '#core/watch/watch-words.ts'
import { fingerprintOf } from '#io/unit-desk/fingerprint.ts'

/** What has to be known before the first field: who reads it, what follows, what is published, what cannot be promised. */
export function BeforeYouWrite({ watch }: { readonly watch: WatchKeys }) {
  const [first, second] = watch.officers
  return (
    <section className="watch-before" aria-labelledby="watch-before">
      <h2 id="watch-before">Before you write</h2>
      <dl>
        <dt>Who reads it</dt>
        <dd>{watch.readers}</dd>
        <dd>{`It opens only when two act together: ${first.name}, and ${second.name}. Neither can read it alone, nor can whoever hosts this site.`}</dd>
        <dt>What happens, by when</dt>
        <dd>{watch.response}</dd>
        <dd>{`It is deleted ${watch.keepMonths} months after it was opened.`}</dd>
        <dt>What is published</dt>
        <dd>{watch.published}</dd>
        <dd>{`Never your words, and never a count of fewer than ${watch.fewest} reports or from fewer than ${watch.fewest} departments. ${noReportNote}`}</dd>
        <dt>What it cannot do</dt>
        <dd>
          It is not for emergencies, patient safety incidents or grievances, and is no legal protection: for those use
          your employer’s or the national routes. The unit cannot order anybody to act.
        </dd>
        <dt>What is not private</dt>
        <dd>
          <strong>
            Your downloads folder, your work network and your work mailbox are not private: an employer may see them.
          </strong>{' '}
          The browser’s history says that this page was opened. Use a device and a network of your own, send the file
          from a mailbox that is not your employer’s, and delete it afterwards.
        </dd>
        <dd>
          Your way of writing, and a small department, may tell who you are. Say no more than is needed to count the
          change.
        </dd>
      </dl>
      <details>
        <summary>Fingerprints of the officers’ keys</summary>
        <ul className="watch-keys">
          {watch.officers.flatMap(({ name, keys }) =>
            keys.map((key) => (
              <li key={key}>
                {name}: <code>{fingerprintOf(key)}</code>
              </li>
            )),
          )}
        </ul>
      </details>
    </section>
  )
}
