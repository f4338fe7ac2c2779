import { useId } from 'react'
import { tableEndings } from '#core/imports/table-endings.ts'
import { FileInput, useFileDrop } from '#ui/file-drop.tsx'

/** The endings that the file picker offers: those of the formats that are read, and that of members' packs. */
export const acceptedEndings = `${tableEndings},.geojson,.topojson,.kml,.kmz,.zip,.age`

/** A place to drop files on; the same by keyboard is the button in it, which opens the browser's own file picker. */
export function DropZone({
  onFiles,
  quiet,
}: {
  readonly onFiles: (files: readonly File[]) => void
  readonly quiet: boolean
}) {
  const id = useId()
  return (
    <section className="drop-zone" aria-label="Choose files" data-quiet={quiet || undefined} {...useFileDrop(onFiles)}>
      <p>
        <label className="button primary file-target" htmlFor={id}>
          Choose files
          <FileInput id={id} accept={acceptedEndings} multiple onFiles={onFiles} />
        </label>
        <span>or drop them here</span>
      </p>
      <p className="hint">
        Workbooks, CSV, JSON, maps and members’ packs. Files are read in this browser and sent nowhere.
      </p>
    </section>
  )
}
