/** Whether a path names a file of an opened pack. */
export const isPackPath = (path: string): boolean => path.startsWith('pack/')
