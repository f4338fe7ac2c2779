import { type Api, type Ask, buffersOf, type Reply, sentError } from './messages.ts'
import { join, type Slice, slice } from './slices.ts'

/** As much of the inside of a worker as is needed, so that a test can be one. */
type Scope = {
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
  postMessage(message: unknown, options: { readonly transfer: Transferable[] }): void
}

type Action = (report: (...progress: readonly unknown[]) => void, ...given: readonly unknown[]) => unknown

/** Answers a page's calls from within a worker. An error that an action throws keeps its name, its words and its fields. */
export function serve(api: Api, scope: Scope = globalThis): void {
  const actions = new Map(Object.entries(api as Readonly<Record<string, Action>>))
  const reply = (answer: Reply, transfer: Transferable[] = []) => scope.postMessage(answer, { transfer })
  const arrived = new Map<number, Slice[]>()
  scope.addEventListener('message', async ({ data }: MessageEvent<Ask>) => {
    const { id } = data
    const parts = arrived.get(id) ?? []
    if (data.kind === 'part') {
      arrived.set(id, parts)
      parts.push(data.part)
      return
    }
    arrived.delete(id)
    try {
      const given = join(data.given, parts) as readonly unknown[]
      const report = (...progress: readonly unknown[]) => reply({ id, kind: 'progress', progress })
      const value = await actions.get(data.action)?.(report, ...given)
      const sliced = slice(value)
      for (const part of sliced.parts) reply({ id, kind: 'part', part })
      reply({ id, kind: 'answer', value: sliced.rest }, buffersOf([value]))
    } catch (fault) {
      reply({ id, kind: 'error', error: sentError(fault) })
    }
  })
}
