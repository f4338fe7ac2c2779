import type { Catalogue } from './schemas.ts'

/** Where the shapes of a geography are: most share one topology, brought ones have their own. */
export const topologyPathOf = (
  { geographies, topology }: Pick<Catalogue, 'geographies' | 'topology'>,
  id: string,
): string => geographies.find((one) => one.id === id)?.topology?.path ?? topology.path
