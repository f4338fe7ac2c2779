import { type Api, type Ask, buffersOf, type Reply, sentError } from './messages.ts'

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
  scope.addEventListener('message', async ({ data }: MessageEvent<Ask>) => {
    const { id, action, given } = data
    try {
      const value = await actions.get(action)?.((...progress) => reply({ id, kind: 'progress', progress }), ...given)
      reply({ id, kind: 'answer', value }, buffersOf([value]))
    } catch (fault) {
      reply({ id, kind: 'error', error: sentError(fault) })
    }
  })
}
