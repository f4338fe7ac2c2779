import { type Protected, vouchFor } from '#core/domain/protected.ts'
import { encodeView } from '#core/view/codec.ts'
import { defaultView, type View } from '#core/view/view.ts'
import type { Plate } from './plate.ts'

/** What a reader moves or turns without any figure or word of the plate being another. */
const apart = ({ bounds, selected, theme, panel }: View) => ({ bounds, selected, theme, panel })

/** The view as far as a plate rests on it: views with the same text have the same figures. */
export const figuresText = (view: View): string => encodeView({ ...view, ...apart(defaultView) })

/** The same plate in a view with the same figures. None changes, so the copy is as protected as the plate. */
export const inView = (plate: Protected<Plate>, view: View): Protected<Plate> =>
  vouchFor({ ...plate, view: { ...plate.view, ...apart(view) } })
