import './file-drop.css'
import { type DragEvent, useState } from 'react'

type OnFiles = (files: readonly File[]) => void

/** Handlers for an element on which files may be dropped; `data-over` is there while they are held above it. `onFiles` hears of one file or more. */
export function useFileDrop(onFiles: OnFiles) {
  const [isOver, setOver] = useState(false)
  return {
    'data-over': isOver || undefined,
    onDragOver: (event: DragEvent) => {
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      const files = [...event.dataTransfer.files]
      if (files.length > 0) onFiles(files)
    },
  }
}

type FileInputProps = {
  readonly id: string
  /** The endings that the picker offers, with commas between them. */
  readonly accept: string
  readonly multiple?: boolean
  readonly onFiles: OnFiles
}

/** The browser's own file picker within a label of the class `file-target`. The same file can be chosen twice in a row. */
export function FileInput({ id, accept, multiple = false, onFiles }: FileInputProps) {
  return (
    <input
      id={id}
      type="file"
      multiple={multiple}
      accept={accept}
      onChange={({ target }) => {
        const files = [...(target.files ?? [])]
        target.value = ''
        if (files.length > 0) onFiles(files)
      }}
    />
  )
}
