import { openPack, sealPack } from './pack.ts'
import { PackFault } from './pack-fault.ts'
import type { PackAsk, PackReply } from './pack-thread.ts'

/** Worker that opens or makes one pack, which keeps the page responsive and the work cancellable. */
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<PackAsk>) => void) | null
  readonly postMessage: (reply: PackReply<unknown>) => void
}

scope.onmessage = async ({ data }) => {
  try {
    const made = data.do === 'open' ? await openPack(data.bytes, data.key) : await sealPack(data.pack, data.lock)
    scope.postMessage({ made })
  } catch (fault) {
    const code = fault instanceof PackFault ? fault.code : null
    scope.postMessage({ fault: fault instanceof Error ? fault.message : 'The pack could not be opened.', code })
  }
}
