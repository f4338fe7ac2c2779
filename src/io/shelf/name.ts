/** Name of the database that what a reader keeps stands in. */
export const shelfName = 'mpce-atlas-shelf'
