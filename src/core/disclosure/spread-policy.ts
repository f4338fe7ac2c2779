import { defaultPolicy } from './default-policy.ts'
import type { DisclosurePolicy } from './policy.ts'

/**
 * The rules that the spread is made by beside a table kept by others: the default ones, with posts rounded as coarsely as there at least. Its rounding
 * is that of the table or an odd multiple of it, so that no step of one lies within a step of the other: both together tell no more than the table.
 */
export function spreadPolicy(kept: DisclosurePolicy): DisclosurePolicy {
  const [least, own] = [defaultPolicy.complementary.othersWidth, kept.complementary.othersWidth]
  const times = 2 * Math.max(0, Math.ceil((least / own - 1) / 2 - 1e-9)) + 1
  return { ...defaultPolicy, complementary: { ...defaultPolicy.complementary, othersWidth: times * own } }
}
