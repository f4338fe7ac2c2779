/** How far a long calculation has come, and a way out of it. */
export const Calculating = ({ part, onCancel }: { readonly part: number; readonly onCancel: () => void }) => (
  <div className="notice" role="status">
    <label>
      Calculating <progress value={part} max={1} />
    </label>
    <button type="button" className="button" onClick={onCancel}>
      Cancel
    </button>
  </div>
)
