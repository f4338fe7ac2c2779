import type { ReportPicture } from '#core/doctor/report-file.ts'

/** What a picture is by its bytes; its name may say something else. */
export function pictureType(bytes: Uint8Array | undefined): ReportPicture['type'] {
  if (!bytes) return 'other'
  if (bytes[0] === 137 && bytes[1] === 80 && bytes[2] === 78 && bytes[3] === 71) return 'png'
  if (bytes[0] === 255 && bytes[1] === 216 && bytes[2] === 255) return 'jpeg'
  return /<svg[\s>]/.test(new TextDecoder('latin1').decode(bytes.subarray(0, 4000))) ? 'svg' : 'other'
}

/** Width and height in pixels of a PNG or JPEG; null for what is neither, or cut off. */
export function pixelsOf(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const type = pictureType(bytes)
  if (type === 'png' && bytes.length >= 24) return { width: view.getUint32(16), height: view.getUint32(20) }
  if (type !== 'jpeg') return null
  for (let at = 2; at + 9 < bytes.length; ) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    at += 2 + view.getUint16(at + 2)
  }
  return null
}
