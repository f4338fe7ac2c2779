import type { WatchKeys } from '#core/unit-desk/watch-keys.ts'
import type { WatchFaultCode } from '#core/watch/watch-words.ts'
import { AgeFault } from '../age-fault.ts'
import { openWith, sealTo } from '../age-file.ts'

type Officers = WatchKeys['officers']

/**
 * Seals bytes twice: to the second officer, and what comes of it to the first. Each layer is a whole file of the age format, so that both keys are
 * needed and the age program opens it by hand.
 */
export async function sealTwice(plain: Uint8Array, [first, second]: Officers): Promise<Uint8Array<ArrayBuffer>> {
  const inner = await sealTo({ recipients: second.keys }, plain)
  return sealTo({ recipients: first.keys }, inner)
}

const [stanza, rest, tag, chunk] = [98, 22 + 48 + 16, 16, 64 * 1024]

/** Length of a file of the age format. @see C2SP, age file encryption v1 */
const sealedLength = (plain: number, keys: number): number =>
  plain + stanza * keys + rest + tag * Math.max(1, Math.ceil(plain / chunk))

/** Keys that are open on the page, and the officers that the deployment names. */
export type WatchReader = {
  readonly identities: readonly string[]
  /** Public keys of `identities`. */
  readonly recipients: readonly string[]
  readonly officers: Officers
}

/** What comes of opening: all of it, what the second officer has to open, or why nothing. */
export type Unlayered =
  | { readonly kind: 'open'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'half'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'closed'; readonly code: WatchFaultCode }

const isAge = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes.subarray(0, 19)) === 'age-encryption.org/'

/** Lengths that a file of the watch has once the first officer has opened it. */
const halfLengths = (lengths: readonly number[], [, second]: Officers): readonly number[] =>
  lengths.map((plain) => sealedLength(plain, second.keys.length))

/** Why none of the open keys opens a file. */
function whyClosed({ recipients, officers }: WatchReader, isHalfOpen: boolean): WatchFaultCode {
  if (recipients.length === 0) return 'no-key'
  const [first, second] = officers.map(({ keys }) => keys.some((key) => recipients.includes(key)))
  if (!first && !second) return 'outsider'
  if (isHalfOpen) return second ? 'other-keys' : 'second-officer'
  return first ? 'other-keys' : 'first-officer'
}

/** One layer: what is in it, or why it does not open. */
async function layer(
  bytes: Uint8Array,
  reader: WatchReader,
  isHalfOpen: boolean,
  lengths: readonly number[],
): Promise<Uint8Array<ArrayBuffer> | WatchFaultCode> {
  if (bytes.length > 0 && reader.identities.length === 0) return isAge(bytes) ? 'no-key' : 'not-age'
  try {
    return await openWith({ identity: reader.identities.join('\n') }, bytes, (length) => lengths.includes(length))
  } catch (fault) {
    if (!(fault instanceof AgeFault)) throw fault
    if (fault.code === 'wrong-identity') return whyClosed(reader, isHalfOpen)
    if (fault.code === 'truncated' || fault.code === 'altered' || fault.code === 'not-age') return fault.code
    return fault.code === 'needs-passphrase' ? 'passphrase' : 'not-a-report'
  }
}

/**
 * Opens what was sealed twice, as far as the open keys go.
 * @param lengths that a plain text of this kind may have
 */
export async function openTwice(
  bytes: Uint8Array,
  reader: WatchReader,
  lengths: readonly number[],
): Promise<Unlayered> {
  const halves = halfLengths(lengths, reader.officers)
  const outer = await layer(bytes, reader, halves.includes(bytes.length), [...lengths, ...halves])
  if (typeof outer === 'string') return { kind: 'closed', code: outer }
  if (!isAge(outer)) return { kind: 'open', bytes: outer }
  const inner = await layer(outer, reader, true, lengths)
  if (inner === 'second-officer') return { kind: 'half', bytes: outer }
  return typeof inner === 'string' ? { kind: 'closed', code: inner } : { kind: 'open', bytes: inner }
}
