import type { Catalogue } from './schemas.ts'

/** Path of a geography's boundaries: most share one topology; imported ones have their own. */
export const topologyPathOf = (
  { geographies, topology }: Pick<Catalogue, 'geographies' | 'topology'>,
  id: string,
): string => geographies.find((one) => one.id === id)?.topology?.path ?? topology.path
