/** Words and choices as they stand in a link, between the separators "~" and "!". */

export const yesNo = {
  write: (yes: boolean): string => (yes ? '1' : '0'),
  read: (text: string): boolean | undefined => ({ 0: false, 1: true })[text],
}

const escapeMark = (mark: string): string => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`

/** Escapes the separators inside a reader's own words. */
export const writeName = (name: string): string => encodeURIComponent(name).replace(/[~!]/g, escapeMark)

/** Reads a name; undefined for an empty one, one that is too long, and one whose last escape was cut off. */
export function readName(text: string, longest: number): string | undefined {
  try {
    const name = decodeURIComponent(text)
    return name === '' || name.length > longest ? undefined : name
  } catch {
    return undefined
  }
}
