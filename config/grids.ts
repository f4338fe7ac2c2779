import type { Plugin } from 'vite'

const projections = '\0proj4-projections'
const references = '\0proj4-grid-references'

/**
 * Leaves out of the build what proj4 knows beside the transverse Mercator of the British and Irish grids and the Mercator of web maps, which are all
 * that `src/core/geography/systems.ts` has: 33 projections and the military grid references, 20 kB of the worker that reads imports. Tests read
 * with all of it.
 */
export function grids(): Plugin {
  return {
    name: 'grids',
    enforce: 'pre',
    resolveId(source, importer = '') {
      if (!importer.includes('/proj4/lib/')) return null
      if (source === '../projs') return projections
      return source === 'mgrs' ? references : null
    },
    load(id) {
      if (id === references) return 'export const toPoint = null, forward = null\nexport default null'
      if (id !== projections) return null
      return "import grid from 'proj4/lib/projections/etmerc'\nexport default ({ Proj }) => Proj.projections.add(grid)"
    },
  }
}
