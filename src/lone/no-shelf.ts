import type { Catalogue } from '#core/catalogue/schemas.ts'

/** In place of what the reader keeps in this browser: a file by itself shows what is in it, and nothing else. */
export const isOwnPath = (): boolean => false
export const readOwnFile = async (): Promise<unknown> => undefined
export const hasShelf = async (): Promise<boolean> => false
export const holdsOwn = (): boolean => false
export const withOwnData = async (shipped: Catalogue): Promise<Catalogue> => shipped
