/** Keeps each thing of a list once, by its id: the last of those with the same id, where the first stood. */
export const distinctById = <T extends { readonly id: string }>(list: readonly T[]): readonly T[] => [
  ...new Map(list.map((one) => [one.id, one])).values(),
]
