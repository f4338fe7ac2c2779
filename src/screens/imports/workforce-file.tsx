const publications = 'https://digital.nhs.uk/data-and-information/publications/statistical/nhs-workforce-statistics'

/** Which public file carries the MPCE staff of England on from September 2017, who publishes it and where. No request is made for it. */
export function WorkforceFile() {
  return (
    <section className="workforce-file" aria-labelledby="workforce-file-heading">
      <h2 id="workforce-file-heading">A newer month of MPCE staff in England</h2>
      <p className="lead">
        NHS England publishes the file “staff excluding medical” each month, in its NHS Workforce Statistics. Its month
        then stands beside September 2017 in MPCE staff, skill mix and pay bands. Radiographers and healthcare science
        staff stay at September 2017.
      </p>
      <ol>
        <li>
          Open a month of{' '}
          <a href={publications} rel="noreferrer">
            NHS Workforce Statistics
          </a>{' '}
          on digital.nhs.uk.
        </li>
        <li>Save its “csv files” and unpack them.</li>
        <li>Choose the file whose name ends in “staff excluding medical.csv” above.</li>
      </ol>
    </section>
  )
}
