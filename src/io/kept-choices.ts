/** Small choices that this browser remembers for its reader, such as the size of pictures or scenarios that were set aside. They leave it never. */

const keyOf = (name: string): string => `mpce-atlas-${name}`

/** What was kept under a name, of unknown form; null if nothing is there or storage is unavailable. */
export function keptChoices(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(keyOf(name)) ?? 'null')
  } catch {
    return null
  }
}

export function keepChoices(name: string, choices: object): void {
  try {
    localStorage.setItem(keyOf(name), JSON.stringify(choices))
  } catch {
    // Without storage the next dialog begins as the first did.
  }
}
