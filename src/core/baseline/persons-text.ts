import type { Tally } from './tally.ts'

/** Persons of a place, and of how many of the returns that answered: those of posts alone count none, and would be read as nobody. */
export const personsText = ({ complete, answered, sum }: Pick<Tally, 'complete' | 'answered' | 'sum'>): string => {
  if (complete === 0) return 'not given'
  const persons = sum.headcount.toLocaleString('en-GB')
  return complete === answered ? persons : `${persons}, of ${complete} of ${answered} returns`
}
