/** Name of the database of local datasets. */
export const shelfName = 'mpce-atlas-shelf'
