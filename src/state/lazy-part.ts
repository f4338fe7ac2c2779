import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import { loadPart } from '#io/load-part.ts'

/**
 * A component that loads when first rendered and retries until it has loaded. `lazy` alone keeps a failure for good.
 * @param name of the part at the start of a sentence, for the message about what is missing
 */
export const lazyPart = <Props>(
  name: string,
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> => lazy(async () => ({ default: await loadPart(name, load) }))
