let uses = 0

const refuse = () => Promise.reject(new DOMException('no Web Crypto on this page', 'NotSupportedError'))

/**
 * Runs work of age-encryption on a page by plain http, which has no Web Crypto. The library does its own arithmetic where the browser says that it does
 * not know a curve, but not where there is nobody to say so: for the time of the work somebody is. Where there is Web Crypto, it is used.
 */
export async function withoutWebCrypto<Made>(work: () => Promise<Made>): Promise<Made> {
  const { crypto } = globalThis
  if (uses === 0 && Reflect.get(crypto, 'subtle') !== undefined) return work()
  uses += 1
  Object.defineProperty(crypto, 'subtle', { configurable: true, value: { importKey: refuse } })
  try {
    return await work()
  } finally {
    uses -= 1
    if (uses === 0) Reflect.deleteProperty(crypto, 'subtle')
  }
}
