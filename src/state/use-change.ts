import { useQuery } from '@tanstack/react-query'
import { loadPart } from '#io/load-part.ts'

/** The code of changes between two periods, once it is there; undefined before, and where no change is asked for. */
export const useChange = (asked: boolean) =>
  useQuery({
    queryKey: ['change'],
    queryFn: () => loadPart('The change', () => import('#core/plate/change-plate.ts')),
    structuralSharing: false,
    enabled: asked,
  }).data?.changeSteps
