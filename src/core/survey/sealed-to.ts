import { counted } from '#core/domain/counted.ts'
import { isPublicKey } from '#core/unit-desk/public-key.ts'

/** Public keys as they are typed or pasted, and what of the text is none. */
export function readPublicKeys(text: string): { readonly keys: readonly string[]; readonly others: readonly string[] } {
  const words = [...new Set(text.split(/[\s,;"]+/).filter((word) => word !== ''))]
  return { keys: words.filter(isPublicKey), others: words.filter((word) => !isPublicKey(word)) }
}

/** Where the keys come from that a survey can be sealed to. */
export type KeySources = {
  readonly open: readonly string[]
  readonly published: readonly string[]
  /** Typed in by the unit. */
  readonly typed: readonly string[]
  /** Of the last round, by its register. */
  readonly last: readonly string[]
}

/** Every key that a survey can be sealed to, each once. */
export const knownKeys = ({ open, published, typed, last }: KeySources): readonly string[] => [
  ...new Set([...open, ...published, ...typed, ...last]),
]

/** Where a key comes from that is not open. */
export function keyFrom({ published, typed }: KeySources, key: string): string {
  if (published.includes(key)) return ', published'
  return typed.includes(key) ? ', added here' : ', of the last round'
}

/** What to know before files are sealed to so few keys; empty where there is nothing. */
export function tooFewKeys(recipients: readonly string[], { last }: KeySources): string {
  const missing = last.filter((key) => !recipients.includes(key)).length
  if (missing > 0)
    return `${missing} of the ${counted(last.length, 'key')} of the last round ${missing === 1 ? 'is' : 'are'} left out: whoever holds ${missing === 1 ? 'it' : 'them'} opens no answer of this round.`
  return recipients.length === 1
    ? 'Sealed to one key alone: if it is lost, nobody opens the answers, and no deputy can. Open the deputy’s key file beside it, or add its public key.'
    : ''
}
