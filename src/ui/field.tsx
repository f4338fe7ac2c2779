import { type ReactNode, useId } from 'react'

/** What the control of a field takes, so that it is labelled and described by the words around it. */
export type Labelled = { readonly id: string; readonly 'aria-describedby': string | undefined }

/** A label above a control, and a hint below it. `children` gets what ties the control to both. */
export function Field({
  label,
  hint,
  children,
}: {
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly children: (labelled: Labelled) => ReactNode
}) {
  const id = useId()
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {children({ id, 'aria-describedby': hint ? `${id}-hint` : undefined })}
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
    </div>
  )
}
