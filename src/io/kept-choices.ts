/** Small choices that this browser remembers for its reader, such as the size of pictures or scenarios that were set aside. They leave it never. */

import { readStoredJson, writeStored } from './browser-storage.ts'

const keyOf = (name: string): string => `mpce-atlas-${name}`

/** What was kept under a name, of unknown form; null if nothing is there or storage is unavailable. */
export const keptChoices = (name: string): unknown => readStoredJson('local', keyOf(name))

/** Without storage the next dialog begins as the first did. */
export function keepChoices(name: string, choices: object): void {
  writeStored('local', keyOf(name), JSON.stringify(choices))
}
