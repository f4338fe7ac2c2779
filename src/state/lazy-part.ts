import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import { loadPart } from '#io/load-part.ts'

/**
 * A component that is loaded when it is first drawn, and tried again until it is there. `lazy` alone keeps a failure for good.
 * @param name of the part, as it begins a sentence: the reader is told what is missing
 */
export const lazyPart = <Props>(
  name: string,
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> => lazy(async () => ({ default: await loadPart(name, load) }))
