import type { ImportContext, Opened } from '#io/imports/desk.ts'
import { ImportClient, type ImportProgress } from '#io/imports/import-client.ts'
import { randomId } from '#io/random-id.ts'
import type { Underway } from '#io/shelf/database.ts'
import { Cancelled, type WorkerPort } from '#workers/worker-client.ts'

/** As much of a file of the browser as an import needs. */
export type ChosenFile = Pick<File, 'name' | 'size' | 'arrayBuffer'>

/** What a session needs of the browser. */
export type SessionPorts = {
  readonly createWorker: () => WorkerPort
  /** Takes the lock of an import. @returns releases it */
  readonly hold: (id: string) => () => void
  /** Notes that an import is under way, to be found at the next visit if the page falls over. */
  readonly note: (underway: Underway) => Promise<void>
  readonly forget: (id: string) => Promise<void>
}

/** One import. It owns the worker that reads its files and the lock of what is under way, so that no other import can end or release them. */
export class ImportSession {
  readonly #ports: SessionPorts
  readonly #onProgress: (progress: ImportProgress) => void
  #client: ImportClient | null = null
  #ended = false

  constructor(ports: SessionPorts, onProgress: (progress: ImportProgress) => void) {
    this.#ports = ports
    this.#onProgress = onProgress
  }

  /** The worker of the files that are open. @throws Cancelled when none are */
  get client(): ImportClient {
    if (this.#ended || !this.#client) throw new Cancelled()
    return this.#client
  }

  /** Runs work that a crash would interrupt; recorded and locked until it ends. */
  async underWay<T>(files: readonly string[], work: () => Promise<T>): Promise<T> {
    const { hold, note, forget } = this.#ports
    const id = randomId()
    const release = hold(id)
    const noted = note({ id, files, started: new Date().toISOString() }).catch(() => {})
    try {
      return await work()
    } finally {
      release()
      void noted.then(() => forget(id)).catch(() => {})
    }
  }

  /**
   * Reads files in a worker of their own.
   * @param setting what they are checked against
   * @throws Cancelled when the session has ended meanwhile
   */
  async open(files: readonly ChosenFile[], setting: () => Promise<ImportContext>): Promise<Opened> {
    const known = await setting()
    const read = await Promise.all(
      files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    )
    if (this.#ended) throw new Cancelled()
    this.#client = new ImportClient(known, this.#onProgress, this.#ports.createWorker)
    return this.#client.open(read)
  }

  /** Ends whatever is under way; what was opened is forgotten. */
  end(): void {
    this.#ended = true
    this.#client?.cancel()
    this.#client = null
  }
}
