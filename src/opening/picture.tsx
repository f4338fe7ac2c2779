import { markWords } from '#core/domain/cell.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { View } from '#core/view/view.ts'
import { LegendPicture } from '#figures/legend.tsx'
import { AreaLayer, BorderLayer, HatchLayer, OutlineLayer, SymbolLayer } from '#figures/map/layers.tsx'
import { Patterns } from '#figures/map/patterns.tsx'
import { mercator } from '#figures/map/projection.ts'
import type { Shapes } from '#figures/map/shapes.ts'
import type { Theme } from '#figures/theme.ts'
import { Masthead, PlaceOfOpenPicture, themeNames } from '#parts/masthead.tsx'
import { Reading } from '#parts/reading.tsx'
import { type Box, cameraFor, unitedKingdom, viewBoxText } from '#stage/camera.ts'
import { SegmentedAs } from '#ui/choice.tsx'
import { MarkAcross } from '#ui/mark-across.tsx'

const prefix = 'opening'

/** Explore as it will stand: its head, its words and the room for its map. What can be chosen comes with the app. */
export function OpeningPage({ view, plate }: { readonly view: View; readonly plate: Plate }) {
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
      <main className="explore" id="main" aria-busy="true" aria-labelledby="finding">
        <div className="rail" />
        <div className="centre">
          <Reading plate={plate} />
          <section className="map-card" aria-label="Map and legend">
            <div className="map-box">
              <div className="stage" />
              <MarkAcross words={plate.marks.map((mark) => markWords[mark])} />
            </div>
            <div className="legend-box" />
          </section>
        </div>
        <div className="side" />
      </main>
    </>
  )
}

type Look = { readonly plate: Plate; readonly theme: Theme }

/** The map as the stage draws it before anything is pointed at. */
export function OpeningMap({ plate, shapes, theme, box }: Look & { readonly shapes: Shapes; readonly box: Box }) {
  const camera = cameraFor(plate.view.bounds ?? unitedKingdom, box)
  const ground = { plate, shapes, projector: mercator, theme, prefix, unit: 1 }
  const over = { ...ground, unit: camera.unit }
  return (
    <svg className="stage-map" viewBox={viewBoxText(camera, box)} preserveAspectRatio="none" aria-hidden="true">
      <Patterns prefix={prefix} theme={theme} unit={camera.unit} />
      <AreaLayer {...ground} />
      <HatchLayer {...ground} />
      <BorderLayer {...ground} hairline />
      <SymbolLayer {...over} />
      <OutlineLayer {...over} codes={plate.view.selected} hairline width={2.4} />
    </svg>
  )
}

export function OpeningLegend({ plate, theme, width }: Look & { readonly width: number }) {
  return <LegendPicture plate={plate} theme={theme} width={width} prefix={`${prefix}-legend`} />
}
