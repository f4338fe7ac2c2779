/** Long work in steps, between which a page may answer its reader. */
export type Steps<T> = Generator<undefined, T>

/** Takes all steps in one go. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
