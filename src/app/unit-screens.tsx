import { Desk } from '#screens/desk/desk.tsx'
import { Concern } from '#screens/watch/concern.tsx'
import { useView } from '#state/view-context.ts'

/** The two screens of a deployment’s unit, in one file: they share most of what they are made of. */
export function UnitScreens() {
  return useView().screen === 'watch' ? <Concern /> : <Desk />
}
