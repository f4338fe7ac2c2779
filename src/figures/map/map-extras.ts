import type { MultiPolygon } from 'geojson'
import type { ComponentType, ReactElement } from 'react'
import type { Catchments } from '#core/plate/catchments.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { Box } from '../frame-parts.ts'
import type { Parts } from '../sheet.ts'
import type { Theme } from '../theme.ts'
import type { Inset } from './insets.tsx'
import type { NameBox } from './land-mask.ts'
import type { MapScene } from './layers.tsx'
import type { LaidNames, NameLayout, NameMarksProps } from './names-layer.tsx'
import type { Projector } from './projection.ts'
import type { MapShapes } from './shapes.ts'

/** What a map of Coverage draws besides. */
type CatchmentParts = {
  readonly Layer: ComponentType<MapScene & { readonly catchments: Catchments; readonly hairline?: boolean }>
  readonly Key: ComponentType<{ readonly catchments: Catchments; readonly theme: Theme; readonly width: number }>
  readonly keyHeight: (catchments: Catchments, width: number) => number
}

/** How the names of areas are placed and drawn. */
type NameParts = {
  readonly lay: (names: NameLayout) => LaidNames
  readonly Marks: ComponentType<Omit<NameMarksProps, 'placed'> & { readonly laid: LaidNames }>
}

/** How the figure of one area alone is drawn in the place of a map. */
type SingleParts = {
  /** Null for a plate with more to draw. */
  readonly singleHeight: (plate: Plate, width: number) => number | null
  readonly SingleMarks: ComponentType<{ readonly plate: Plate; readonly theme: Theme; readonly box: Box }>
}

/** How parts of the country are drawn larger or elsewhere, in pictures. */
export type InsetParts = {
  /** The land that fills the map. */
  readonly mainLand: (ground: InsetGround) => MultiPolygon
  readonly insetsOf: (
    ground: InsetGround,
    projector: Projector,
    map: Box,
    taken: readonly NameBox[],
  ) => readonly Inset[]
  /** The insets that show areas which have no room for their names on the map, with the codes of these areas; null where none would help. */
  readonly insetToName: (
    ground: InsetGround,
    unnamed: readonly string[],
    on: { readonly projector: Projector; readonly map: Box; readonly taken: readonly NameBox[] },
  ) => { readonly insets: readonly Inset[]; readonly named: readonly string[] } | null
  readonly insetBoxes: (insets: readonly Inset[]) => readonly NameBox[]
  readonly Insets: ComponentType<{
    readonly insets: readonly Inset[]
    readonly theme: Theme
    readonly prefix: string
    readonly opaque: boolean
    readonly layers: (projector: Projector) => ReactElement
  }>
}

type InsetGround = { readonly plate: Plate; readonly shapes: MapShapes; readonly parts: Parts }

/** Parts that not every map needs; a page that has to be there soon loads none of their code. */
export type MapExtras = {
  readonly catchments: CatchmentParts | null
  readonly names: NameParts | null
  readonly single: SingleParts | null
  readonly insets: InsetParts | null
}
