import type { ConcernDraft } from '#core/watch/draft.ts'
import { createHeldStore } from '../held-store.ts'

/**
 * The report that is being filled in, in memory only: forgotten when it has been saved, after 15 idle minutes, and when screen or page is left. There is
 * one at most.
 */
export const concernDraft = createHeldStore<ConcernDraft & { readonly id: 'draft' }>()
