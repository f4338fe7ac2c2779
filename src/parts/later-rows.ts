import { lazyPart } from '#state/lazy-part.ts'

/** The rows of a long table, in a part that only such a table loads. */
export const LaterRows = lazyPart('The rows of a long table', async () => (await import('#ui/long-rows.tsx')).LongRows)
