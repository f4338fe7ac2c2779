import type { Finding } from '#core/imports/finding.ts'
import type { TableId } from '#core/imports/tables/registry.ts'
import type { CheckRequest, DeskSetting, Edit, RemakeRequest } from './desk.ts'

/** What the page asks of the thread that reads files. */
export type Ask = { readonly id: number } & (
  | { readonly do: 'start'; readonly setting: DeskSetting }
  | { readonly do: 'open'; readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[] }
  | { readonly do: 'propose'; readonly sheet: number; readonly table: TableId }
  | { readonly do: 'check'; readonly request: CheckRequest }
  | { readonly do: 'annotate'; readonly edits: readonly Edit[]; readonly findings: readonly Finding[] }
  | { readonly do: 'remake'; readonly request: RemakeRequest }
  | { readonly do: 'source'; readonly sheets: readonly number[]; readonly edits: readonly Edit[] }
)

export type Reply = { readonly id: number } & (
  | { readonly kind: 'progress'; readonly done: number; readonly words: string }
  | { readonly kind: 'answer'; readonly value: unknown; readonly ms: number }
  | { readonly kind: 'fault'; readonly words: string }
)
