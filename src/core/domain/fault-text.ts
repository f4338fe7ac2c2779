/** What a caught fault says for itself; code may throw what is no error. */
export const faultText = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault))
