/** The day as it is written into the register: `2026-11-30`. */
export const isoToday = (): string => new Date().toISOString().slice(0, 10)
