/** Ends a switch. An unhandled new case fails to compile here instead of failing for the reader. */
export function never(value: never): never {
  throw new Error(`unhandled case ${JSON.stringify(value)}`)
}
