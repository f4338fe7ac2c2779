import { Suspense, useEffect, useRef, useState } from 'react'
import { lazyPart } from '#state/lazy-part.ts'

const SnapshotDialog = lazyPart(
  'The view of a picture',
  async () => (await import('./snapshot-dialog.tsx')).SnapshotDialog,
)

const DoctorDialog = lazyPart(
  'The check of a report',
  async () => (await import('./doctor/doctor-dialog.tsx')).DoctorDialog,
)

/** Stands on every screen while a story asks for a view. */
const Capture = lazyPart('The way into a story', async () => (await import('./capture.tsx')).Capture)

const types = ['image/png', 'image/svg+xml', 'application/pdf']

const isReport = ({ name }: File): boolean => /\.(docx|pptx)$/i.test(name)

const pictureOf = (list: FileList | undefined): File | undefined =>
  [...(list ?? [])].find((file) => types.includes(file.type) || /\.(png|svg|pdf)$/i.test(file.name) || isReport(file))

const carriesFiles = (transfer: DataTransfer | null): boolean => transfer?.types.includes('Files') ?? false

/**
 * Opens the view of a picture that was made with the atlas, or checks the figures of a report: chosen here, or dropped anywhere on the page. Other
 * files are left to others.
 */
export function OpenPicture() {
  const [file, setFile] = useState<File | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const Opened = file && isReport(file) ? DoctorDialog : SnapshotDialog
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
        title="Opens the view of a PNG, SVG or PDF that was made with the atlas, or checks the figures in a DOCX or PPTX; it can be dropped on the page as well"
        onClick={() => input.current?.click()}
      >
        Open a picture or report
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".png,.svg,.pdf,.docx,.pptx"
        onChange={({ target }) => {
          setFile(target.files?.[0] ?? null)
          target.value = ''
        }}
      />
      <Suspense fallback={null}>
        <Capture />
      </Suspense>
      {file ? (
        <Suspense fallback={null}>
          <Opened key={`${file.name}-${file.lastModified}-${file.size}`} file={file} onClose={() => setFile(null)} />
        </Suspense>
      ) : null}
    </>
  )
}
