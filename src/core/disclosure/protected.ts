declare const guarded: unique symbol

/**
 * Data that has been through the disclosure guard, or was public before it came here. Packs ask for this type, so that true values do not compile
 * there. A spread or a filter loses the mark; that is meant.
 */
export type Protected<T> = T & { readonly [guarded]: 'protected' }

/** For the guard itself, and for data that its publisher has released: nothing else may vouch for data. */
export const vouchFor = <T>(data: T): Protected<T> => data as Protected<T>
