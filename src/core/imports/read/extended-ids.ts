/** Shipped series that a file of NHS England's workforce statistics carries on. */
export const extendedIds = ['mpce-staff', 'mpce-skill-mix', 'mpce-pay-bands'] as const

export type ExtendedId = (typeof extendedIds)[number]

export const isExtended = ({ id }: { readonly id: string }): boolean => extendedIds.some((one) => one === id)
