/** A failed operation on the local datasets; nothing has been changed. */
export class ShelfFault extends Error {
  readonly code:
    | 'unavailable'
    | 'full'
    | 'overtaken'
    | 'newer'
    | 'failed'
    | 'not-a-backup'
    | 'blocked'
    | 'silent'
    | 'damaged'

  constructor(code: ShelfFault['code'], words: string, cause?: unknown) {
    super(words, { cause })
    this.name = 'ShelfFault'
    this.code = code
  }
}

/** Another tab keeps an older version of the database open. */
export const blockedFault = (): ShelfFault =>
  new ShelfFault(
    'blocked',
    'Another tab holds your data with an older version of the atlas. Close the other tabs of the atlas, then reload this page; nothing was changed.',
  )

/** The browser's database does not answer. */
export const silentFault = (): ShelfFault =>
  new ShelfFault(
    'silent',
    'This browser’s storage does not answer, so your own data cannot be read. Reload the page; if it stays so, restart the browser. Nothing was changed.',
  )

const nameOf = (fault: unknown): string => (fault instanceof Error || fault instanceof DOMException ? fault.name : '')

/** Converts a database error to a message for the reader. */
export function shelfFault(fault: unknown): ShelfFault {
  if (fault instanceof ShelfFault) return fault
  switch (nameOf(fault)) {
    case 'QuotaExceededError':
      return new ShelfFault(
        'full',
        'This browser has no room left for it. Nothing was changed. Delete old versions, or free space on this device.',
        fault,
      )
    case 'VersionError':
      return new ShelfFault(
        'newer',
        'Your data were last opened by a newer version of the atlas. Reload the page to get it; nothing was changed.',
        fault,
      )
    case 'SecurityError':
    case 'InvalidStateError':
    case 'UnknownError':
      return new ShelfFault(
        'unavailable',
        'This browser keeps no data for this page, as in a private window. Files can be checked, but not kept: open the atlas in an ordinary window.',
        fault,
      )
    default:
      return new ShelfFault(
        'failed',
        `Your data could not be stored (${nameOf(fault) || 'unknown reason'}). Nothing was changed; try again.`,
        fault,
      )
  }
}
