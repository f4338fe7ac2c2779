import type { Checked } from '#core/imports/draft.ts'
import type { Finding } from '#core/imports/finding.ts'
import type { Mapping } from '#core/imports/mapping.ts'
import type { TableId } from '#core/imports/tables/registry.ts'
import type { CheckRequest, DeskSetting, Edit, Opened, Remade, RemakeRequest, SourceOf } from './desk.ts'
import type { Ask, Reply } from './protocol.ts'

/** As much of a worker as is needed, so that a test can be one. */
export type Thread = Pick<Worker, 'postMessage' | 'terminate'> & {
  onmessage: ((event: MessageEvent<Reply>) => unknown) | null
  onerror: ((event: ErrorEvent) => unknown) | null
}

export type Progress = { readonly done: number; readonly words: string }

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (fault: Error) => void }

/** The work was ended on purpose. */
export class Cancelled extends Error {
  constructor() {
    super('cancelled')
    this.name = 'Cancelled'
  }
}

// Without the own ask's id, of each kind by itself: a union keeps its members apart.
type Question = Ask extends infer One ? (One extends Ask ? Omit<One, 'id'> : never) : never

export const spawnThread = (): Thread =>
  new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'import' }) as unknown as Thread

/** The thread that reads and checks files, as calls that can be waited for. Cancelling ends the thread, whatever it is at. */
export class ImportThread {
  readonly #spawn: () => Thread
  readonly #setting: DeskSetting
  readonly #onProgress: (progress: Progress) => void
  #thread: Thread | null = null
  #next = 1
  readonly #waiting = new Map<number, Waiting>()

  constructor(setting: DeskSetting, onProgress: (progress: Progress) => void, spawn: () => Thread = spawnThread) {
    this.#setting = setting
    this.#onProgress = onProgress
    this.#spawn = spawn
  }

  #ready(): Thread {
    if (this.#thread) return this.#thread
    const thread = this.#spawn()
    thread.onmessage = ({ data }) => this.#hear(data)
    thread.onerror = (event) => {
      event.preventDefault?.()
      this.#end(new Error(event.message || 'the file needs more memory than this browser gives'))
    }
    this.#thread = thread
    // Whoever waits for an answer is told why there is none; nobody waits for this one.
    this.#ask({ do: 'start', setting: this.#setting }).catch(() => {})
    return thread
  }

  #hear(reply: Reply): void {
    if (reply.kind === 'progress') {
      if (this.#waiting.has(reply.id)) this.#onProgress(reply)
      return
    }
    const waiting = this.#waiting.get(reply.id)
    this.#waiting.delete(reply.id)
    if (reply.kind === 'answer') waiting?.resolve(reply.value)
    else waiting?.reject(new Error(reply.words))
  }

  #ask(question: Question, transfer: Transferable[] = []): Promise<unknown> {
    const thread = this.#ready()
    const id = this.#next++
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      thread.postMessage({ ...question, id }, { transfer })
    })
  }

  #end(fault: Error): void {
    this.#thread?.terminate()
    this.#thread = null
    for (const { reject } of this.#waiting.values()) reject(fault)
    this.#waiting.clear()
  }

  /** The bytes are handed over, not copied. */
  open(files: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[]): Promise<Opened> {
    return this.#ask(
      { do: 'open', files },
      files.map(({ bytes }) => bytes.buffer),
    ) as Promise<Opened>
  }

  propose(sheet: number, table: TableId): Promise<Mapping | null> {
    return this.#ask({ do: 'propose', sheet, table }) as Promise<Mapping | null>
  }

  check(request: CheckRequest): Promise<Checked> {
    return this.#ask({ do: 'check', request }) as Promise<Checked>
  }

  remake(request: RemakeRequest): Promise<Remade> {
    return this.#ask({ do: 'remake', request }) as Promise<Remade>
  }

  annotate(edits: readonly Edit[], findings: readonly Finding[]): Promise<Uint8Array<ArrayBuffer>> {
    return this.#ask({ do: 'annotate', edits, findings }) as Promise<Uint8Array<ArrayBuffer>>
  }

  source(sheets: readonly number[], edits: readonly Edit[]): Promise<SourceOf> {
    return this.#ask({ do: 'source', sheets, edits }) as Promise<SourceOf>
  }

  /** Ends whatever is under way; what was opened is forgotten. */
  cancel(): void {
    this.#end(new Cancelled())
  }
}
