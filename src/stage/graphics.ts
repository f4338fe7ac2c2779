import type { MapShapes } from '#figures/map/shapes.ts'
import { isHeavy } from './heavy.ts'

/** Name of the WebGL 2 renderer as the browser gives it; null without one. A browser that hides the name is assumed to have a graphics card. */
function webGlRenderer(): string | null {
  try {
    const context = document.createElement('canvas').getContext('webgl2')
    if (!context) return null
    const names = context.getExtension('WEBGL_debug_renderer_info')
    return names ? String(context.getParameter(names.UNMASKED_RENDERER_WEBGL)) : ''
  } catch {
    return null
  }
}

/** Whether MapLibre is faster than SVG: software rendering takes seconds for shapes that the SVG map shows at once. */
function helps(shapes: MapShapes): boolean {
  const renderer = webGlRenderer()
  if (renderer === null) return false
  return !isHeavy(shapes) || !/swiftshader|llvmpipe|software|basic render/i.test(renderer)
}

/** MapLibre's part of the map, where it is faster than SVG. */
export const groundFor = async (shapes: MapShapes) => (helps(shapes) ? import('./ground.ts') : null)
