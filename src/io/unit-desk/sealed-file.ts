import { unzipSync, zipSync } from 'fflate'
import { isStep, mostSealed, paddingName, plainName, stepFor } from '#core/unit-desk/sealed-parts.ts'
import type { SealedFaultCode } from '#core/unit-desk/sealed-words.ts'
import { AgeFault, type AgeFaultCode } from '../age-fault.ts'
import { openWith, sealTo } from '../age-file.ts'
import { SealedFault } from './desk-fault.ts'

/** A file by name and bytes. */
export type NamedBytes = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }

/** The one time that archives of the atlas know, so that nothing tells when one was made. */
const noTime = new Date(1980, 0, 1)

/** A ZIP archive of stored parts, so that its length follows from theirs alone. */
const archiveOf = (name: string, bytes: Uint8Array, padding: number): Uint8Array =>
  zipSync({ [name]: bytes, [paddingName]: new Uint8Array(padding) }, { level: 0, mtime: noTime })

/**
 * A file with its name as it is sealed: an archive that any program unpacks, padded to one of five sizes.
 * @throws RangeError beyond `mostSealed`
 */
export function paddedArchive({ name, bytes }: NamedBytes): Uint8Array {
  const bare = archiveOf(plainName(name), bytes, 0).length
  const step = bytes.length > mostSealed ? null : stepFor(bare)
  if (step === null) throw new RangeError('The file is too large to be sealed: at most 16 MB.')
  return archiveOf(plainName(name), bytes, step - bare)
}

/**
 * Seals a file to public keys.
 * @throws RangeError for a file that is too large; Error when a key is malformed
 */
export const sealFile = (file: NamedBytes, recipients: readonly string[]): Promise<Uint8Array<ArrayBuffer>> =>
  sealTo({ recipients }, paddedArchive(file))

const isArchive = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4

/** The file within a padded archive; null for any other bytes: what another program has sealed is the file itself. */
function withinArchive(plain: Uint8Array): NamedBytes | null {
  if (!isArchive(plain)) return null
  const sizes = new Map<string, number>()
  try {
    unzipSync(plain, { filter: ({ name, originalSize }) => sizes.set(name, originalSize).size < 0 })
    const [name, other] = [...sizes.keys()].filter((one) => one !== paddingName)
    if (!sizes.has(paddingName) || name === undefined || other !== undefined) return null
    if ((sizes.get(name) ?? 0) > mostSealed) return null
    const bytes = unzipSync(plain, { filter: (part) => part.name === name })[name]
    return bytes ? { name: plainName(name), bytes: bytes.slice() } : null
  } catch {
    return null
  }
}

/** The name of a file that another program has sealed: that of the sealed file without its ending. */
const outerName = (sealed: string): string => plainName(sealed.replace(/\.age$/i, ''))

const codes: Partial<Record<AgeFaultCode, SealedFaultCode>> = {
  'not-age': 'not-age',
  truncated: 'truncated',
  altered: 'altered',
  'needs-passphrase': 'needs-passphrase',
  'too-costly': 'too-costly',
}

/** Keys that are open, and what the deployment publishes. */
export type OpenKeys = {
  readonly identities: readonly string[]
  /** Public keys of `identities`. */
  readonly recipients: readonly string[]
  /** Public keys of the deployment's `desk.json`. */
  readonly published: readonly string[]
}

/** What a file that none of the open keys opens is: sealed to other keys of this deployment, as far as can be known, or to somebody else's. */
const notOurs = ({ recipients, published }: OpenKeys): SealedFaultCode =>
  published.length > 0 && !published.every((key) => recipients.includes(key)) ? 'older-keys' : 'other-key'

/** Whether opened bytes are of the workforce watch: half open, with a seal left on them, or a report or register in clear. */
function isOfWatch(plain: Uint8Array): boolean {
  const text = new TextDecoder().decode(plain)
  if (text.startsWith('age-encryption.org/')) return true
  try {
    const content: unknown = JSON.parse(text)
    return (
      typeof content === 'object' && content !== null && /^re(port|gister)$/.test(String(Reflect.get(content, 'is')))
    )
  } catch {
    return false
  }
}

/**
 * Opens one sealed file in memory.
 * @param sealed the sealed file under the name that it came by
 * @throws SealedFault with the reason; no content is quoted
 */
export async function openSealed(sealed: NamedBytes, keys: OpenKeys): Promise<NamedBytes> {
  // Armour takes a third more than the bytes in it.
  if (sealed.bytes.length > 2 * mostSealed) throw new SealedFault('too-large')
  let plain: Uint8Array<ArrayBuffer>
  try {
    plain = await openWith({ identity: keys.identities.join('\n') }, sealed.bytes, isStep)
  } catch (fault) {
    if (!(fault instanceof AgeFault)) throw fault
    throw new SealedFault(codes[fault.code] ?? notOurs(keys), fault)
  }
  const within = withinArchive(plain)
  if (within === null && isOfWatch(plain)) throw new SealedFault('of-the-watch')
  const file = within ?? { name: outerName(sealed.name), bytes: plain }
  if (file.bytes.length === 0) throw new SealedFault('nothing-in-it')
  return file
}
