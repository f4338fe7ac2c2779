import type { Resolved } from '#core/plate/resolve.ts'
import { writeChoice } from './choice.ts'
import { askedOf } from './needs.ts'

/** Names a settled measure, as the link writes it. */
export const measureKey = (resolved: Resolved): string =>
  writeChoice({ measures: [askedOf(resolved)], wholes: null }) ?? ''
