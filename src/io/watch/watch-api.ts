import { plainName } from '#core/unit-desk/sealed-parts.ts'
import type { WatchKeys } from '#core/unit-desk/watch-keys.ts'
import type { Bulletin } from '#core/watch/bulletin.ts'
import { type CountRequest, protectCounts } from '#core/watch/counts.ts'
import type { PublishedCount, Register } from '#core/watch/register.ts'
import { composeReport, type Report } from '#core/watch/report.ts'
import { AgeFault } from '../age-fault.ts'
import type { NamedBytes } from '../unit-desk/sealed-file.ts'
import { replyIn, type WatchReply, writeBulletin } from './bulletin-file.ts'
import { bundleOf, filesIn } from './bundle.ts'
import { makeReceipt, pairOfWords, type Receipt, type ReceiptFault } from './receipt.ts'
import { openWatchFile, sealRegister, sealReport, type WatchFile } from './report-file.ts'
import type { WatchReader } from './two-layers.ts'

type Quiet = () => void

/** What whoever types receipt words learns: the reply, that there is none, that it was changed, or what is wrong with the words. */
export type FoundAnswer =
  | { readonly kind: 'reply'; readonly text: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'altered' }
  | ({ readonly kind: 'words' } & ReceiptFault)

/** A file of the watch by its name, and what it holds as far as it opens. */
export type OpenedWatchFile = { readonly name: string; readonly file: WatchFile }

/** What the watch asks of the desk’s worker. */
export const watchApi = {
  /** Is there as soon as its script is. */
  ready: async (_: Quiet): Promise<true> => true,
  /** A sealed report and the words of its receipt, whose public key goes into it. */
  async sealConcern(_: Quiet, said: Omit<Report, 'receipt'>, keys: WatchKeys) {
    const { words, recipient }: Receipt = await makeReceipt()
    return { words, bytes: await sealReport(composeReport(said, recipient), keys) }
  },
  /** What is in files of the watch, and in bundles of them, each under the name that it came by. */
  async openWatchFiles(
    _: Quiet,
    files: readonly NamedBytes[],
    reader: WatchReader,
  ): Promise<readonly OpenedWatchFile[]> {
    const opened: OpenedWatchFile[] = []
    for (const { name, bytes } of files.flatMap(filesIn))
      opened.push({ name: plainName(name), file: await openWatchFile(bytes, reader) })
    return opened
  },
  bundle: async (_: Quiet, files: readonly NamedBytes[]): Promise<Uint8Array<ArrayBuffer>> => bundleOf(files),
  sealRegister: (_: Quiet, register: Register, keys: WatchKeys): Promise<Uint8Array<ArrayBuffer>> =>
    sealRegister(register, keys),
  writeBulletin: (_: Quiet, replies: readonly WatchReply[]): Promise<Bulletin> => writeBulletin(replies),
  async findAnswer(_: Quiet, words: string, bulletin: Bulletin): Promise<FoundAnswer> {
    const pair = await pairOfWords(words)
    if ('wrong' in pair) return { kind: 'words', ...pair }
    try {
      const text = await replyIn(bulletin, pair)
      return text === null ? { kind: 'none' } : { kind: 'reply', text }
    } catch (fault) {
      if (fault instanceof AgeFault || fault instanceof SyntaxError) return { kind: 'altered' }
      throw fault
    }
  },
  protectCounts: async (_: Quiet, request: CountRequest): Promise<readonly PublishedCount[]> => protectCounts(request),
}
