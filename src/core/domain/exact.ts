/** Rounds to twelve significant digits, which removes the noise of binary fractions and nothing that a figure can mean. */
export const exact = (value: number): number => Number(value.toPrecision(12))
