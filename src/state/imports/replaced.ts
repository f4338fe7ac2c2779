import { counted } from '#core/domain/counted.ts'
import { periodText } from '#core/domain/period.ts'
import type { VersionComparison, VersionLoss } from '#core/imports/compare.ts'
import { periodsInWords } from '#core/imports/periods-in-words.ts'
import type { KeptVersionAsked } from '#io/imports/kept-version.ts'
import type { ShelfList } from '#io/shelf/shelf.ts'
import type { ImportChoices, ImportState } from './import-machine.ts'

/** A comparison as it arrived, with what it was asked about. */
export type ReplacedComparison = {
  /** Number of the check whose draft was compared. */
  readonly check: number
  /** Files and version that were compared, as `comparedOf` names them: another answer is shown for nothing else. */
  readonly of: string
  readonly outcome: VersionComparison | { readonly fault: string }
}

/** What an import would take away from the version that counts. */
export type Replaced = {
  /** Zero where it takes the place of none. */
  readonly version: number
  /** As far as it is known: the comparison of these files before the last change while the next one runs. */
  readonly compared: VersionComparison | null
  /** What the reader has to agree to, in words; null where nothing is lost. */
  readonly loss: string | null
  /** Whether the comparison of what is shown is still to come. */
  readonly waits: boolean
}

/** The version whose place an import would take; null where it takes none. */
export function keptOf(list: ShelfList | null, { target }: Pick<ImportChoices, 'target'>): KeptVersionAsked | null {
  const { dataset } = target
  const version = list?.datasets.find(({ id }) => id === dataset)?.current
  if (version === undefined) return null
  const rows = list?.versions.find((one) => one.dataset === dataset && one.number === version)?.rows ?? 0
  return { dataset, version, rows }
}

/** Which files are compared with which version. */
export const comparedOf = ({ dataset, version }: KeptVersionAsked, { ticked, layer }: ImportChoices): string =>
  JSON.stringify([dataset, version, layer, ticked])

/** "Version 2 has 2025, which is not in this file; 3,780 of its figures would go." */
function lossWords({ gone, periods, isOlder, times, rows }: VersionLoss, version: number): string {
  const which = periodsInWords(periods, periodText)
  return [
    periods.length > 0
      ? `Version ${version} has ${which}, which ${periods.length === 1 ? 'is' : 'are'} not in what you bring.`
      : '',
    isOlder ? 'What you bring is older.' : '',
    gone > 0 ? `${counted(gone, 'figure')} of version ${version} would go.` : '',
    rows
      ? `It was made from ${counted(rows.before, 'row')}; what you bring has ${rows.after.toLocaleString('en-GB')}.`
      : '',
    times === null
      ? ''
      : `Figures that both have are about ${Number(times.toPrecision(2))} times those of version ${version}: check their unit.`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** What an import would take away, as far as it is known. */
export function replacedBy(
  { desk, checked, check, comparison }: Pick<ImportState, 'desk' | 'checked' | 'check' | 'comparison'>,
  list: ShelfList | null,
): Replaced {
  const kept = desk && checked?.draft ? keptOf(list, desk) : null
  if (!kept || !desk) return { version: 0, compared: null, loss: null, waits: false }
  const { version } = kept
  const known = comparison?.of === comparedOf(kept, desk) ? comparison : null
  const waits = known?.check !== check
  if (!known) return { version, compared: null, loss: null, waits }
  const { outcome } = known
  if ('fault' in outcome) {
    const loss = `Version ${version} cannot be compared with what you bring, so nobody can say what would go. ${outcome.fault}`
    return { version, compared: null, loss, waits }
  }
  return { version, compared: outcome, loss: outcome.loss && lossWords(outcome.loss, version), waits }
}

/** Whether nothing is lost, or the reader has agreed to this very loss. */
export const isAgreed = (
  { loss, waits }: Replaced,
  { agreedLoss = null }: Pick<ImportChoices, 'agreedLoss'>,
): boolean => !waits && (loss === null || agreedLoss === loss)
