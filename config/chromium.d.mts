/** Path of a browser that is there, or null. */
export function findChromium(): string | null
/** A browser for the tests; ends the process with what to install where none can be had. */
export function needChromium(): string
