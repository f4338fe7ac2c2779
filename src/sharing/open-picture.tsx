import { Suspense, useEffect, useRef, useState } from 'react'
import { lazyPart } from '#state/lazy-part.ts'

const SnapshotDialog = lazyPart(
  'The view of a picture',
  async () => (await import('./snapshot-dialog.tsx')).SnapshotDialog,
)

const types = ['image/png', 'image/svg+xml', 'application/pdf']

const pictureOf = (list: FileList | undefined): File | undefined =>
  [...(list ?? [])].find(({ type, name }) => types.includes(type) || /\.(png|svg|pdf)$/i.test(name))

const carriesFiles = (transfer: DataTransfer | null): boolean => transfer?.types.includes('Files') ?? false

/** Opens the view of a picture that was made with the atlas: chosen here, or dropped anywhere on the page. Other files are left to others. */
export function OpenPicture() {
  const [file, setFile] = useState<File | null>(null)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (carriesFiles(event.dataTransfer)) event.preventDefault()
    }
    const dropped = (event: DragEvent) => {
      if (event.defaultPrevented) return
      const picture = pictureOf(event.dataTransfer?.files)
      if (!picture) return
      event.preventDefault()
      setFile(picture)
    }
    window.addEventListener('dragover', over)
    window.addEventListener('drop', dropped)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('drop', dropped)
    }
  }, [])
  return (
    <>
      <button
        type="button"
        className="button bare"
        title="Opens the view of a PNG, SVG or PDF that was made with the atlas; it can be dropped on the page as well"
        onClick={() => input.current?.click()}
      >
        Open a picture
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".png,.svg,.pdf"
        onChange={({ target }) => {
          setFile(target.files?.[0] ?? null)
          target.value = ''
        }}
      />
      {file ? (
        <Suspense fallback={null}>
          <SnapshotDialog
            key={`${file.name}-${file.lastModified}-${file.size}`}
            file={file}
            onClose={() => setFile(null)}
          />
        </Suspense>
      ) : null}
    </>
  )
}
