const endings = ['th', 'st', 'nd', 'rd'] as const

/** Writes a place in an order: "3rd", "11th". */
export function ordinal(place: number): string {
  const isTeen = Math.floor((place % 100) / 10) === 1
  return `${place}${isTeen ? 'th' : (endings[place % 10] ?? 'th')}`
}
