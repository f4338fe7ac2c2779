import { strFromU8 } from 'fflate'
import type { FreshPicture } from '#core/doctor/report-file.ts'
import { handOver } from '#workers/messages.ts'
import { serve } from '#workers/serve.ts'
import { type OpenedReport, openOffice, rewriteOffice } from './office.ts'
import type { PossibleCode } from './read-codes.ts'
import { openPrintedReport } from './read-pdf.ts'

const api = {
  /** Reads a report. @throws Refusal with the reason and what to do */
  open: (_: () => void, bytes: Uint8Array): OpenedReport =>
    strFromU8(bytes.subarray(0, 5), true) === '%PDF-' ? openPrintedReport(bytes) : openOffice(bytes),
  /** What the QR codes of pictures say. Their reader is loaded when there is a picture that says nothing else. */
  codes: async (_: () => void, pictures: readonly PossibleCode[]): Promise<ReadonlyMap<number, string>> =>
    (await import('./read-codes.ts')).codesIn(pictures),
  /** The report with fresh pictures. */
  rewrite(_: () => void, bytes: Uint8Array, fresh: readonly FreshPicture[]): Uint8Array<ArrayBuffer> {
    const written = rewriteOffice(bytes, fresh)
    return handOver(written, [written.buffer])
  },
}

export type ReportApi = typeof api

serve(api)
