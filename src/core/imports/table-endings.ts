/** Endings of the files of tables that are read, as a file picker takes them. */
export const tableEndings = '.xlsx,.xlsm,.ods,.csv,.tsv,.txt,.json'
