/** Closes a switch: a case that is added and not handled stops the build here, not the reader. */
export function never(value: never): never {
  throw new Error(`unhandled case ${JSON.stringify(value)}`)
}
