import { type DragEvent, useId, useState } from 'react'
import { tableEndings } from '#core/imports/table-endings.ts'

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
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const files = [...event.dataTransfer.files]
    if (files.length > 0) onFiles(files)
  }
  return (
    <section
      className="drop-zone"
      aria-label="Choose files"
      data-over={over || undefined}
      data-quiet={quiet || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>
        <label className="button primary file-button" htmlFor={id}>
          Choose files
          <input
            id={id}
            type="file"
            multiple
            accept={acceptedEndings}
            onChange={({ target }) => {
              const files = [...(target.files ?? [])]
              target.value = ''
              if (files.length > 0) onFiles(files)
            }}
          />
        </label>
        <span>or drop them here</span>
      </p>
      <p className="hint">
        Workbooks, CSV, JSON, maps and members’ packs. Files are read in this browser and sent nowhere.
      </p>
    </section>
  )
}
