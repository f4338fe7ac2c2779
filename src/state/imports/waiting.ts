import type { ShelfList } from '#io/shelf/shelf.ts'
import { isNothing } from './first-desk.ts'
import type { Importer } from './importer.ts'

/** What the screen of the moment knows of the shelf. */
type ShelfNow = {
  list: ShelfList | null
  change: (work: () => Promise<unknown>) => Promise<void>
}

/** An importer with what it asks of the screen that shows it. */
export type HeldImporter = { readonly now: ShelfNow; readonly importer: Importer }

let waiting: HeldImporter | null = null

/** The importer of the last visit, where parts of its files wait for their turn; null where none does. */
export const waitingImporter = (): HeldImporter | null => waiting

/** The screen has the importer that waited. */
export function forgetWaiting(): void {
  waiting = null
}

/**
 * Ends what is under way as its screen is left. What an import has left of its files waits for the next visit: one looks at the map in between.
 */
export function leaveImporter(held: HeldImporter): void {
  const { desk, accepted, progress } = held.importer.store.getState()
  if (desk === null && progress === null && accepted && !isNothing(accepted.left)) waiting = held
  else held.importer.cancel()
}
