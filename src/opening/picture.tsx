import type { ReactNode } from 'react'
import { markWords } from '#core/domain/cell.ts'
import { chosenOf } from '#core/plate/mine.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { View } from '#core/view/view.ts'
import { LegendPicture } from '#figures/legend.tsx'
import { FlagLayer } from '#figures/map/flag-layer.tsx'
import { AreaLayer, AroundLayer, BorderLayer, HatchLayer, OutlineLayer, SymbolLayer } from '#figures/map/layers.tsx'
import { paintOf } from '#figures/map/paint.ts'
import { Patterns } from '#figures/map/patterns.tsx'
import { mercator } from '#figures/map/projection.ts'
import type { MapShapes } from '#figures/map/shapes.ts'
import type { Theme } from '#figures/theme.ts'
import { Masthead, PlaceOfOpenPicture, themeNames } from '#parts/masthead.tsx'
import { NextSteps } from '#parts/next-steps.tsx'
import { FindingTitle, PlateReading } from '#parts/reading.tsx'
import { type CameraBox, cameraFor, unitedKingdomBounds, viewBoxText } from '#stage/camera.ts'
import { SegmentedAs } from '#ui/choice.tsx'
import { MarkAcross } from '#ui/mark-across.tsx'

const prefix = 'opening'

type Drawn = { readonly plate: Plate; readonly shapes: MapShapes; readonly theme: Theme }
type Opened = Drawn & { readonly view: View; readonly room: OpeningLayout }

type Parts = {
  readonly label?: string
  readonly finding: ReactNode
  readonly map: ReactNode
  readonly legend: ReactNode
  readonly reading: ReactNode
}

function Explore({ label, finding, map, legend, reading }: Parts) {
  const named = label ? { 'aria-label': label } : { 'aria-labelledby': 'finding' }
  return (
    <main className="explore" id="main" aria-busy="true" {...named}>
      <div className="rail" />
      <div className="centre">
        {finding}
        <section className="map-card" aria-label="Map and legend">
          <div className="map-box" id="map">
            {map}
          </div>
          <div className="legend-box">{legend}</div>
        </section>
        {reading}
      </div>
      <div className="side" />
    </main>
  )
}

/**
 * The boxes of the map and its legend. Their size depends on the window alone and is measured before any words are on the page, since words take the
 * most time to lay out.
 */
export function OpeningRoom() {
  return (
    <Explore
      label="Loading the atlas"
      finding={<header className="finding" />}
      map={<div className="stage" />}
      legend={null}
      reading={null}
    />
  )
}

/** Size of the boxes, in pixels. */
export type OpeningLayout = { readonly map: CameraBox; readonly legendWidth: number }

const plainLink = (query: string, name: string) => <a href={`?${query}`}>{name}</a>

/** The Explore screen before the app is here: its header, its words and its map, without controls. */
export function OpeningPage({ view, plate, shapes, theme, room }: Opened) {
  return (
    <>
      <Masthead view={view}>
        <PlaceOfOpenPicture />
        <SegmentedAs
          name={prefix}
          inert
          label="Theme"
          showLabel={false}
          value={view.theme}
          list={themeNames}
          onChange={() => {}}
        />
      </Masthead>
      <Explore
        finding={<FindingTitle plate={plate} />}
        reading={
          <PlateReading plate={plate}>
            <NextSteps plate={plate} link={plainLink} />
          </PlateReading>
        }
        map={
          <>
            <div className="stage">
              <OpeningMap plate={plate} shapes={shapes} theme={theme} box={room.map} />
            </div>
            <MarkAcross words={plate.marks.map((mark) => markWords[mark])} />
          </>
        }
        legend={<LegendPicture plate={plate} theme={theme} width={room.legendWidth} prefix={`${prefix}-legend`} />}
      />
    </>
  )
}

/** The map as the interactive one draws it before any interaction. */
function OpeningMap({ plate, shapes, theme, box }: Drawn & { readonly box: CameraBox }) {
  const camera = cameraFor(plate.view.bounds ?? unitedKingdomBounds, box)
  const ground = { plate, shapes, projector: mercator, theme, prefix, unit: 1 }
  const over = { ...ground, unit: camera.unit }
  return (
    <svg className="stage-map" viewBox={viewBoxText(camera, box)} preserveAspectRatio="none" aria-hidden="true">
      <Patterns prefix={prefix} theme={theme} unit={camera.unit} />
      <AroundLayer {...ground} />
      <AreaLayer {...ground} />
      <HatchLayer {...ground} />
      <BorderLayer {...ground} hairline paints={paintOf(plate, theme)} />
      <SymbolLayer {...over} />
      <FlagLayer {...over} />
      <OutlineLayer {...over} codes={chosenOf(plate)} mine={plate.mine} hairline width={2.4} />
    </svg>
  )
}
