import type { Parsed } from '#core/domain/problem.ts'
import type { Story } from '#core/story/story.ts'
import { readStoryText } from '#core/story/story-text.ts'
import { linkedStory } from '#core/story/whose.ts'
import { joinBytes } from '#formats/join-bytes.ts'
import { mark } from './linked-fragment.ts'

/** Most characters of a story in a link: what browsers, chats and mail programs carry unharmed. */
export const longestLink = 16_000

/** Most bytes that a story of a link may have when it is unpacked: far more than one of so many characters needs. */
const largestUnpacked = 400_000

async function readAll(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const parts: Uint8Array[] = []
  let length = 0
  const reader = stream.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length
    if (length > most) {
      await reader.cancel().catch(() => undefined)
      return null
    }
    parts.push(next.value)
  }
  return joinBytes(parts)
}

const through = (bytes: Uint8Array<ArrayBuffer>, change: CompressionStream | DecompressionStream) =>
  new Blob([bytes]).stream().pipeThrough<Uint8Array>(change)

const toText = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

const toBytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))

/** The part of an address that holds a story, with "#"; null for a story too long for a link. */
export async function writeStoryLink(story: Story): Promise<string | null> {
  const bytes = new TextEncoder().encode(JSON.stringify(story))
  const packed = await readAll(through(bytes, new CompressionStream('deflate-raw')), longestLink)
  const text = packed && toText(packed)
  return text && text.length <= longestLink ? mark + text : null
}

const cutOff = (found: string): Parsed<Story> => ({
  ok: false,
  problems: [
    {
      code: 'story.link',
      at: { file: 'the link' },
      found,
      mend: 'It may have been cut off on its way: ask for it again, or for the story as a file.',
    },
  ],
})

/**
 * Reads the story of a link, within limits that are checked before anything is unpacked whole.
 * @returns the story, under the id of linked ones, or what is wrong; never throws
 */
export async function readStoryLink(fragment: string): Promise<Parsed<Story>> {
  const text = fragment.slice(mark.length)
  if (text.length > longestLink) return cutOff(`${text.length} characters`)
  let unpacked: Uint8Array<ArrayBuffer> | null
  try {
    unpacked = await readAll(through(toBytes(text), new DecompressionStream('deflate-raw')), largestUnpacked)
  } catch {
    return cutOff('no whole story')
  }
  if (!unpacked) return cutOff('more than a story')
  const read = readStoryText(new TextDecoder().decode(unpacked), 'the link')
  return read.ok ? { ok: true, value: { ...read.value, id: linkedStory } } : read
}
