/**
 * An answer that may never come, waited for no longer than some time.
 * @param late what to do then: a value in place of the answer, or a throw
 */
export function within<T>(milliseconds: number, answer: Promise<T>, late: () => T): Promise<T> {
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
