/** "1 place", "3 places" */
export const countWords = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`
