import { fingerprintOf } from '#io/unit-desk/fingerprint.ts'
import { CopyText } from '#parts/quote-line.tsx'

/** A public key as it is asked for elsewhere, to be copied whole. */
export function PublicKeyLine({ recipient }: { readonly recipient: string }) {
  return (
    <p>
      Public key <code>{recipient}</code>{' '}
      <CopyText
        words="Copy"
        name={`Copy the public key: key ${fingerprintOf(recipient).slice(0, 4)}`}
        text={recipient}
      />
    </p>
  )
}
