import { useId, useState } from 'react'

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
  const [isOver, setOver] = useState(false)
  const take = (files: readonly File[]) => {
    const [first] = files
    if (first) onFiles(multiple ? files : [first])
  }
  return (
    <label
      className="desk-drop"
      htmlFor={id}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take([...event.dataTransfer.files])
      }}
    >
      <span className="button">{label}</span>
      <span className="hint">{hint}</span>
      <input
        id={id}
        type="file"
        multiple={multiple}
        accept={accept}
        onChange={({ target }) => {
          take([...(target.files ?? [])])
          target.value = ''
        }}
      />
    </label>
  )
}
