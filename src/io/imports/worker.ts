import { Desk } from './desk.ts'
import type { Ask, Reply } from './protocol.ts'

/** The desk in a thread of its own: whatever a file does, the page stays awake, and ending the thread ends the work. */

let desk: Desk | null = null
const say = (reply: Reply, transfer: Transferable[] = []) => self.postMessage(reply, { transfer })

/** No oftener than the eye can follow. */
const everyMs = 50

function answer(ask: Ask): unknown {
  if (ask.do === 'start') {
    desk = new Desk(ask.setting)
    return null
  }
  if (!desk) throw new Error('the desk has not been set up')
  let last = 0
  const report = (done: number, words: string) => {
    const now = performance.now()
    if (now - last < everyMs) return
    last = now
    say({ id: ask.id, kind: 'progress', done, words })
  }
  switch (ask.do) {
    case 'open':
      return desk.open(ask.files, report)
    case 'propose':
      return desk.propose(ask.sheet, ask.table)
    case 'check':
      return desk.check(ask.request, report)
    case 'annotate':
      return desk.annotate(ask.edits, ask.findings)
    case 'remake':
      return desk.remake(ask.request)
    case 'source':
      return desk.source(ask.sheets, ask.edits)
  }
}

self.addEventListener('message', ({ data }: MessageEvent<Ask>) => {
  try {
    const started = performance.now()
    const value = answer(data)
    say({ id: data.id, kind: 'answer', value, ms: performance.now() - started })
  } catch (fault) {
    say({ id: data.id, kind: 'fault', words: fault instanceof Error ? fault.message : String(fault) })
  }
})
