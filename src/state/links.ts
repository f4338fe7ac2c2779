import { createContext, use } from 'react'

/** Writes the address that opens a query; null where it opens nowhere, as in a file that is by itself. */
type LinkTo = (query: string) => string | null

export const LinkContext = createContext<LinkTo>((query) => `?${query}`)

/** How links of this page are written. */
export const useLinkTo = (): LinkTo => use(LinkContext)
