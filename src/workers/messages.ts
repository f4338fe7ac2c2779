import type { Slice } from './slices.ts'

/** The functions of a worker. Each takes a progress callback, then its arguments; all values must be structured-cloneable. */
export type Api = { readonly [name: string]: (report: never, ...given: never[]) => unknown }

/** The progress callback of a function. */
export type ReportOf<Action> = Action extends (report: infer Report, ...given: never[]) => unknown ? Report : never
/** Its arguments. */
export type GivenOf<Action> = Action extends (report: never, ...given: infer Given) => unknown ? Given : never
/** Its result. */
export type AnswerOf<Action> = Action extends (...given: never[]) => infer Answer ? Awaited<Answer> : never

/** Messages from page to worker: parts of long lists, then the call. */
export type Ask = { readonly id: number } & (
  | { readonly kind: 'part'; readonly part: Slice }
  | { readonly kind: 'call'; readonly action: string; readonly given: readonly unknown[] }
)

/** An error as it travels: its kind by name, its words, and what else it says in texts and numbers, such as a code. */
export type SentError = {
  readonly name: string
  readonly message: string
  readonly fields: Readonly<Record<string, string | number>>
}

/** Messages from worker to page: any number of progress reports, then parts of long lists and the result, or an error. */
export type Reply = { readonly id: number } & (
  | { readonly kind: 'part'; readonly part: Slice }
  | { readonly kind: 'progress'; readonly progress: readonly unknown[] }
  | { readonly kind: 'answer'; readonly value: unknown }
  | { readonly kind: 'error'; readonly error: SentError }
)

const handedOver = new WeakMap<object, readonly Transferable[]>()

/** Marks the buffers of an argument or result that are transferred, not copied. */
export function handOver<Value extends object>(value: Value, buffers: readonly Transferable[]): Value {
  handedOver.set(value, buffers)
  return value
}

/** The transferables of values. */
export const buffersOf = (values: readonly unknown[]): Transferable[] =>
  values.flatMap((value) => (typeof value === 'object' && value !== null ? [...(handedOver.get(value) ?? [])] : []))

/** An error as it can be sent. A cause is never sent, as it may quote what was read. */
export function sentError(fault: unknown): SentError {
  if (!(fault instanceof Error)) return { name: 'Error', message: String(fault), fields: {} }
  const fields = Object.entries(fault).filter(([, value]) => typeof value === 'string' || typeof value === 'number')
  return { name: fault.name, message: fault.message, fields: Object.fromEntries(fields) }
}

/** The error that was sent. */
export const receivedError = ({ name, message, fields }: SentError): Error =>
  Object.assign(new Error(message), fields, { name })
