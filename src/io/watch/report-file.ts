import * as v from 'valibot'
import { isStep, stepFor } from '#core/unit-desk/sealed-parts.ts'
import type { WatchKeys } from '#core/unit-desk/watch-keys.ts'
import type { Register } from '#core/watch/register.ts'
import { registerSchema } from '#core/watch/register-schema.ts'
import { type Report, reportBytes } from '#core/watch/report.ts'
import { reportSchema } from '#core/watch/report-schema.ts'
import type { WatchFaultCode } from '#core/watch/watch-words.ts'
import { openTwice, sealTwice, type WatchReader } from './two-layers.ts'

const encoder = new TextEncoder()

/**
 * Data as JSON text, filled up with spaces to a length that tells nothing.
 * @throws RangeError when it is longer
 */
export function paddedJson(data: unknown, length: number): Uint8Array<ArrayBuffer> {
  const bytes = encoder.encode(JSON.stringify(data))
  if (bytes.length > length) throw new RangeError('This is longer than fits into one file.')
  const padded = new Uint8Array(length).fill(0x20)
  padded.set(bytes)
  return padded
}

/**
 * Seals a report so that both officers’ keys are needed to open it. All reports are of one size.
 * @throws ValiError for what no officer could open as a report
 */
export const sealReport = async (report: Report, { officers }: WatchKeys): Promise<Uint8Array<ArrayBuffer>> =>
  sealTwice(paddedJson(v.parse(reportSchema, report), reportBytes), officers)

/** Seals the register as the reports in it are sealed. @throws RangeError when it is too large */
export async function sealRegister(register: Register, { officers }: WatchKeys): Promise<Uint8Array<ArrayBuffer>> {
  const step = stepFor(encoder.encode(JSON.stringify(register)).length)
  if (step === null) throw new RangeError('The register is too large to be sealed: at most 16 MB.')
  return sealTwice(paddedJson(register, step), officers)
}

const lengths = [reportBytes, ...[64, 256, 1024, 4096, 16_384].map((kB) => 1024 * kB)]
const mostBytes = 17 * 1024 * 1024

/** What a file of the watch holds, as far as it opens. */
export type WatchFile =
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'register'; readonly register: Register }
  | { readonly kind: 'half'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'closed'; readonly code: WatchFaultCode }

const notAReport: WatchFile = { kind: 'closed', code: 'not-a-report' }

function readPlain(bytes: Uint8Array): WatchFile {
  if (bytes.length !== reportBytes && !isStep(bytes.length)) return notAReport
  try {
    const content: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    const report = v.safeParse(reportSchema, content)
    if (report.success) return { kind: 'report', report: report.output }
    const register = v.safeParse(registerSchema, content)
    return register.success ? { kind: 'register', register: register.output } : notAReport
  } catch {
    return notAReport
  }
}

/** Opens a file of the watch with the keys that are open: a report, a register, or what is half open. */
export async function openWatchFile(bytes: Uint8Array, reader: WatchReader): Promise<WatchFile> {
  if (bytes.length > mostBytes) return { kind: 'closed', code: 'too-large' }
  const opening = await openTwice(bytes, reader, lengths)
  return opening.kind === 'open' ? readPlain(opening.bytes) : opening
}
