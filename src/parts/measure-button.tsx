import { Suspense, useId, useRef, useState } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Resolved } from '#core/plate/resolve.ts'
import { lazyPart } from '#state/lazy-part.ts'

const MeasureFinder = lazyPart('The measure finder', async () => (await import('./measure-finder.tsx')).MeasureFinder)

/** The indicator shown, as a button that opens the measure finder, which is loaded when it is first asked for. */
export function MeasureButton({ catalogue, resolved }: { readonly catalogue: Catalogue; readonly resolved: Resolved }) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const typed = useRef('')
  return (
    <div className="field">
      <span className="label" id={`${id}-label`}>
        Indicator
      </span>
      <button
        type="button"
        className="select opens-dialog"
        id={`${id}-value`}
        aria-haspopup="dialog"
        aria-labelledby={`${id}-label ${id}-value`}
        onClick={() => {
          typed.current = ''
          setOpen(true)
        }}
      >
        {resolved.main.indicator.name}
      </button>
      {open ? (
        <Suspense
          fallback={
            // Takes what is typed until the dialog is there, which goes on with it.
            <input
              className="input opening"
              aria-label="Find a measure"
              placeholder="Opening"
              // The dialog gives the focus back to where it was when it opened: not to this field, which will be gone.
              ref={(field) => {
                field?.focus()
                return () => document.getElementById(`${id}-value`)?.focus()
              }}
              onChange={({ target }) => {
                typed.current = target.value
              }}
            />
          }
        >
          <MeasureFinder catalogue={catalogue} resolved={resolved} initial={typed} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </div>
  )
}
