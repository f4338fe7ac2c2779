import type { Pack, PackTable } from './pack.ts'
import { writePack } from './write-pack.ts'

/** Tables come one by one, as handing over all at once would be felt; the rest of the pack ends them. */
export type PackMessage =
  | { readonly kind: 'table'; readonly table: PackTable }
  | { readonly kind: 'write'; readonly pack: Omit<Pack, 'tables'> }

export type PackAnswer =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'done'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'failed'; readonly message: string }

const tables: PackTable[] = []

const answer = (one: PackAnswer, transfer: Transferable[] = []) => self.postMessage(one, { transfer })

self.onmessage = async ({ data }: MessageEvent<PackMessage>) => {
  if (data.kind === 'table') {
    tables.push(data.table)
    return
  }
  try {
    const bytes = await writePack({ ...data.pack, tables }, (share) => answer({ kind: 'progress', share }))
    answer({ kind: 'done', bytes }, [bytes.buffer])
  } catch (fault) {
    answer({ kind: 'failed', message: fault instanceof Error ? fault.message : String(fault) })
  }
}
