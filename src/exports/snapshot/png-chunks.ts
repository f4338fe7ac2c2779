import { joinBytes } from '#formats/join-bytes.ts'
import { digestOf } from './digest.ts'

/** Portable Network Graphics, third edition: a signature, then chunks of length, type, data and CRC. */
export const signature = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10)

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value >>> 0
})

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) value = (crcTable[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}

const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

const number = (value: number) => Uint8Array.of(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255)

export function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = joinBytes([ascii(type), data])
  return joinBytes([number(data.length), body, number(crc(body))])
}

/** Size, eight bits a channel, with or without transparency. */
export const headerChunk = (width: number, height: number, transparent: boolean): Uint8Array =>
  chunk('IHDR', joinBytes([number(width), number(height), Uint8Array.of(8, transparent ? 6 : 2, 0, 0, 0)]))

/** Colours are those of sRGB, as browsers draw them; the intent is perceptual. */
export const srgbChunk = chunk('sRGB', Uint8Array.of(0))

/** Pixels a metre, which is how the format states a resolution. */
export function resolutionChunk(dpi: number): Uint8Array {
  const perMetre = number(Math.round(dpi / 0.0254))
  return chunk('pHYs', joinBytes([perMetre, perMetre, Uint8Array.of(1)]))
}

/** A text under a keyword, uncompressed, UTF-8. */
export const textChunk = (keyword: string, text: string): Uint8Array =>
  chunk('iTXt', joinBytes([ascii(keyword), new Uint8Array(5), new TextEncoder().encode(text)]))

export const endChunk = chunk('IEND', new Uint8Array())

const digestWord = 'mpce-atlas-sha256'

/** Ends a picture with the digest of everything before it. */
export function sealedPng(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const body = joinBytes(parts)
  return joinBytes([body, textChunk(digestWord, digestOf(body)), endChunk])
}

export type PngText = { readonly keyword: string; readonly text: string; readonly at: number }

export const isPng = (bytes: Uint8Array): boolean => signature.every((byte, at) => bytes[at] === byte)

/** The texts of a picture with their place in the file; what is cut off or broken ends the reading. */
export function pngTexts(bytes: Uint8Array): readonly PngText[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found: PngText[] = []
  for (let at = signature.length; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at)
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (at + 12 + length > bytes.length) break
    const data = bytes.subarray(at + 8, at + 8 + length)
    if (type === 'iTXt') {
      const end = data.indexOf(0)
      const keyword = String.fromCharCode(...data.subarray(0, Math.max(0, end)))
      found.push({ keyword, text: new TextDecoder().decode(data.subarray(end + 5)), at })
    }
    at += 12 + length
  }
  return found
}

/** True when the picture is as it was sealed. */
export function isIntactPng(bytes: Uint8Array): boolean {
  const seal = pngTexts(bytes).findLast(({ keyword }) => keyword === digestWord)
  if (!seal) return false
  const end = joinBytes([textChunk(digestWord, seal.text), endChunk])
  const whole = bytes.length === seal.at + end.length && end.every((byte, at) => bytes[seal.at + at] === byte)
  return whole && digestOf(bytes.subarray(0, seal.at)) === seal.text
}
