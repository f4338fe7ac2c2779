import { dateTimeText } from './date-text.ts'

/** What the browser promises about what is kept in it, and how old the last backup is. */
export function StorageNotice({
  kept,
  backup,
  newest,
}: {
  /** Whether the browser keeps it when it runs short of room; null where it does not say. */
  readonly kept: boolean | null
  /** ISO date and time of the last backup. */
  readonly backup: string | null
  /** The same of the newest version that is kept; null where nothing is. */
  readonly newest: string | null
}) {
  return (
    <>
      <p className="lead">
        {kept
          ? 'Accepted data stay in this browser on this device until you delete them. Clearing the browser’s data deletes them too, so keep a backup.'
          : 'Accepted data stay in this browser on this device, but the browser has not promised to keep them: it may clear them when it runs short of room or when the atlas has not been opened for some time. Keep a backup.'}
      </p>
      {newest === null ? null : (
        <p>
          {backup === null
            ? 'No backup has been saved from this browser.'
            : `Last backup: ${dateTimeText(backup)}${backup < newest ? '. It is older than the newest version below.' : '.'}`}
        </p>
      )}
    </>
  )
}
