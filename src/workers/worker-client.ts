import {
  type AnswerOf,
  type Api,
  type Ask,
  buffersOf,
  type GivenOf,
  type Reply,
  type ReportOf,
  receivedError,
} from './messages.ts'
import { join, pause, type Slice, slice } from './slices.ts'

/** As much of a worker as is needed, so that a test can be one. */
export type WorkerPort = Pick<Worker, 'terminate'> & {
  addEventListener(type: string, listener: (event: Event) => void): void
  postMessage(message: unknown, options: { readonly transfer: Transferable[] }): void
}

/** The work was ended on purpose. */
export class Cancelled extends Error {
  constructor() {
    super('cancelled')
    this.name = 'Cancelled'
  }
}

type Waiting = {
  readonly resolve: (value: unknown) => void
  readonly reject: (reason: unknown) => void
  readonly report: (...progress: readonly unknown[]) => void
  /** The parts of the result received so far. */
  readonly parts: Slice[]
}

/** Promise-based client of a worker. Ending it terminates the worker at once and rejects every pending call. */
export class WorkerClient<Served extends Api> {
  readonly #worker: WorkerPort
  readonly #waiting = new Map<number, Waiting>()
  #next = 1
  /** Calls that are being sent in parts; later calls wait for them. */
  #sending: Promise<void> | null = null
  #ended: { readonly reason: unknown } | null = null

  /** @param failure what is said when the worker falls over and gives no reason */
  constructor(worker: WorkerPort, failure: string) {
    this.#worker = worker
    worker.addEventListener('message', (event) => this.#hear((event as MessageEvent<Reply>).data))
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      this.end(new Error((event as ErrorEvent).message || failure))
    })
    worker.addEventListener('messageerror', () => this.end(new Error(failure)))
  }

  #hear(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id)
    if (reply.kind === 'progress') waiting?.report(...reply.progress)
    else if (reply.kind === 'part') waiting?.parts.push(reply.part)
    else {
      this.#waiting.delete(reply.id)
      if (reply.kind === 'answer') waiting?.resolve(join(reply.value, waiting.parts))
      else waiting?.reject(receivedError(reply.error))
    }
  }

  /** Sends a call: at once, or after its own parts and the calls before it. */
  #send(id: number, action: string, given: readonly unknown[]): void {
    const { rest, parts } = slice(given)
    const post = () => this.#post({ id, kind: 'call', action, given: rest as readonly unknown[] }, buffersOf(given))
    if (parts.length === 0 && !this.#sending) {
      post()
      return
    }
    const sending = (this.#sending ?? Promise.resolve()).then(async () => {
      for (const part of parts) {
        if (this.#ended) return
        this.#post({ id, kind: 'part', part })
        await pause()
      }
      if (!this.#ended) post()
    })
    const sent = sending
      .catch((fault: unknown) => {
        this.#waiting.get(id)?.reject(fault)
        this.#waiting.delete(id)
      })
      .then(() => {
        if (this.#sending === sent) this.#sending = null
      })
    this.#sending = sent
  }

  #post(ask: Ask, transfer: Transferable[] = []): void {
    this.#worker.postMessage(ask, { transfer })
  }

  /**
   * Calls an action of the worker.
   * @param report told how far the work is, until it is over
   * @throws what the action threw, with its name, words and fields; the reason for which the worker was ended
   */
  call<Name extends keyof Served & string>(
    action: Name,
    given: GivenOf<Served[Name]>,
    report: ReportOf<Served[Name]> | (() => void) = () => {},
  ): Promise<AnswerOf<Served[Name]>> {
    const id = this.#next++
    const answer = new Promise<unknown>((resolve, reject) => {
      if (this.#ended) throw this.#ended.reason
      this.#send(id, action, given)
      this.#waiting.set(id, { resolve, reject, report: report as Waiting['report'], parts: [] })
    })
    // Both sides are held to one type of actions.
    return answer as Promise<AnswerOf<Served[Name]>>
  }

  end(reason: unknown): void {
    this.#worker.terminate()
    this.#ended ??= { reason }
    for (const { reject } of this.#waiting.values()) reject(reason)
    this.#waiting.clear()
  }
}
