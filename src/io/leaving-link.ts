import { pinnedView } from '#core/plate/pinned.ts'
import type { Plate } from '#core/plate/plate.ts'
import { encodePinned } from '#core/view/codec.ts'
import type { Dims } from '#core/view/view.ts'
import { permalink } from './address.ts'
import { publicPlace } from './public-address.ts'

/**
 * The address in a file, a citation, a QR code or on the clipboard: it names measure, period, geography and data version in full.
 * At the public address of the deployment, where it names one.
 * @param dims the resolved choices of the measure; by default those of the view
 */
export function leavingLink(location: Location, plate: Plate, dims?: Dims): string {
  return permalink(publicPlace(document, location), encodePinned(pinnedView(plate, dims), plate.trust.dataVersion))
}
