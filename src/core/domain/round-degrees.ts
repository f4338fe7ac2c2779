/** Rounds a longitude or latitude to four decimals of a degree, some 10 m: finer than any border of the atlas. */
export const roundDegrees = (degrees: number): number => Math.round(degrees * 1e4) / 1e4
