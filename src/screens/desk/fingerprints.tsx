import { fingerprintOf } from '#io/unit-desk/fingerprint.ts'

/** Public keys by their fingerprints, to be compared by telephone or on paper. */
export function Fingerprints({ recipients }: { readonly recipients: readonly string[] }) {
  return (
    <ul className="fingerprints">
      {recipients.map((recipient) => (
        <li key={recipient}>
          <code>{fingerprintOf(recipient)}</code>
        </li>
      ))}
    </ul>
  )
}
