/**
 * Waits a limited time for an answer that may never come.
 * @param late called at the limit: returns a replacement, or throws
 */
export function withTimeout<T>(milliseconds: number, answer: Promise<T>, late: () => T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const limit = new Promise<T>((resolve, reject) => {
    timer = setTimeout(() => {
      try {
        resolve(late())
      } catch (fault) {
        reject(fault)
      }
    }, milliseconds)
  })
  return Promise.race([answer, limit]).finally(() => clearTimeout(timer))
}
