import { useId } from 'react'
import { FileInput, useFileDrop } from '#ui/file-drop.tsx'

/** A place to drop files on; the same by keyboard is the button in it, which opens the browser's own file picker. */
export function FileDrop({
  label,
  hint,
  accept,
  multiple = false,
  onFiles,
}: {
  readonly label: string
  readonly hint: string
  readonly accept: string
  readonly multiple?: boolean
  readonly onFiles: (files: readonly File[]) => void
}) {
  const id = useId()
  const take = (files: readonly File[]) => onFiles(multiple ? files : files.slice(0, 1))
  return (
    <label className="desk-drop file-target" htmlFor={id} {...useFileDrop(take)}>
      <span className="button">{label}</span>
      <span className="hint">{hint}</span>
      <FileInput id={id} accept={accept} multiple={multiple} onFiles={take} />
    </label>
  )
}
