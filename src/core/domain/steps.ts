/** Long work in steps, between which a page may answer its reader. */
export type Steps<T> = Generator<undefined, T>

/** Takes all steps in one go. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Takes the steps one by one, with a pause after each. @param pause resolves when the next step may be taken */
export async function oneByOne<T>(steps: Steps<T>, pause: () => Promise<void>): Promise<T> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await pause()
  }
}
