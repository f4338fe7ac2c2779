/** An interval, in the unit of its value. */
export type ConfidenceLimits = { readonly lower: number; readonly upper: number }

/** A figure with its interval, all in one unit. */
export type Estimate = ConfidenceLimits & { readonly value: number }

/** A result that the data do not allow, with the reason instead of a number. */
export type NotComputable = {
  readonly kind: 'absent'
  /** `suppressed`: too few events to publish. `not-applicable`: the statistic has no meaning for these data. */
  readonly reason: 'suppressed' | 'not-applicable'
  /** In words, to follow "because". */
  readonly because: string
}
