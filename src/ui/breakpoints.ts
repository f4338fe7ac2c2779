/**
 * Widths of the window in CSS pixels up to which a layout holds: one column, two, and three that are tight. A media query takes no variable, so style
 * sheets repeat the numbers; a test allows no others.
 */
export const breakpoints = { narrow: 720, medium: 980, wide: 1240 } as const

/** Whether the window is wider than a breakpoint, by the same query as in a style sheet. */
export const isWiderThan = (name: keyof typeof breakpoints): boolean =>
  window.matchMedia(`(min-width: ${breakpoints[name] + 1}px)`).matches
