const kB = 1024

/** Bytes before encryption, in steps of four: a workbook of a department has the first, so that nearly all sealed files are of one size. */
const steps = [64, 256, 1024, 4096, 16_384].map((step) => step * kB)

/** Largest file that can be sealed, in bytes, with room for its name. */
export const mostSealed = 16_384 * kB - 4 * kB

/** Whether a plain text of so many bytes is one that the atlas has padded. */
export const isStep = (length: number): boolean => steps.includes(length)

/** The size to which so many bytes are padded; null where they are too many. */
export const stepFor = (length: number): number | null => steps.find((step) => step >= length) ?? null

/** The name of what fills a sealed file up to its size. */
export const paddingName = 'padding'

/** The name of a sealed file to send: it says nothing of who made it, of what and when. @param id eight letters by chance */
export const sealedName = (id: string): string => `sealed-${id}.age`

/** Characters that a name may not show: of control, of direction, of no width, and those that file systems give a meaning. */
const unwanted = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}<>:"|?*]/gu

/**
 * A name from outside as one that may be shown and kept: the last part of a path, without signs that nobody sees.
 * @returns "file" where nothing is left
 */
export function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .normalize('NFC')
    .replaceAll(unwanted, '')
    .replace(/^[.\s]+/, '')
    .trim()
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(plain)?.[0] ?? ''
  const shown =
    plain
      .slice(0, plain.length - ending.length)
      .slice(0, 80)
      .trim() + ending
  // The one name that an object does not take as a part of its own.
  return shown === '__proto__' ? 'file' : shown || 'file'
}

/** Names of which none is twice: later ones of the same name are numbered. */
export function distinctNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const [, stem = '', ending = ''] = /^(.*?)(\.[A-Za-z0-9]{1,8})?$/.exec(name) ?? []
    let one = name
    for (let n = 2; taken.has(one.toLowerCase()); n++) one = `${stem} (${n})${ending}`
    taken.add(one.toLowerCase())
    return one
  })
}
