import { useId } from 'react'

/** A prefix for the ids of one drawing, of characters that `url(#…)` takes unescaped. */
export const usePrefix = (): string => useId().replace(/[^\w-]/g, '')
