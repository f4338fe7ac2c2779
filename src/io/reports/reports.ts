import type { FreshPicture } from '#core/doctor/report-file.ts'
import { withWorker } from '#workers/with-worker.ts'
import type { OpenedReport } from './office.ts'
import type { PossibleCode } from './read-codes.ts'
import type { ReportApi } from './report-worker.ts'

const use = (signal: AbortSignal) => ({
  create: () => new Worker(new URL('./report-worker.ts', import.meta.url), { type: 'module', name: 'report' }),
  signal,
  failure: 'the report could not be read',
})

/** What a worker's refusal says, as it arrives. */
type Refused = Error & { readonly found?: string; readonly expected?: string; readonly mend?: string }

/** Why a report was not read, in words that name the file and what to do. */
export function refusalText(name: string, fault: unknown): string {
  const { found, expected, mend, message } = fault as Refused
  if (found === undefined) return `“${name}” could not be read: ${message}.`
  return `“${name}” could not be read: found ${found}, expected ${expected}. ${mend}`
}

/**
 * Reads a report in a worker, so that a large one does not hold up the page, and a hostile one can be ended.
 * @throws Error as the worker threw it, for `refusalText`
 */
export const openReport = (bytes: Uint8Array, signal: AbortSignal): Promise<OpenedReport> =>
  withWorker<ReportApi, OpenedReport>(use(signal), (client) => client.call('open', [bytes]))

/**
 * What the QR codes of pictures say, by the number of the picture. A picture that the browser cannot draw says nothing.
 * @param pictures PNG or JPEG
 */
export async function readCodes(
  pictures: readonly PossibleCode[],
  signal: AbortSignal,
): Promise<ReadonlyMap<number, string>> {
  if (pictures.length === 0) return new Map()
  return withWorker<ReportApi, ReadonlyMap<number, string>>(use(signal), (client) => client.call('codes', [pictures]))
}

/** The same report with fresh pictures in their places. @throws Error as the worker threw it */
export const rewriteReport = (
  bytes: Uint8Array,
  fresh: readonly FreshPicture[],
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> =>
  withWorker<ReportApi, Uint8Array<ArrayBuffer>>(use(signal), (client) => client.call('rewrite', [bytes, fresh]))
