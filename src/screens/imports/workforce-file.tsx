/** Which public file carries the MPCE staff of England on from September 2017, and where it is published. No request is made for it. */
export function WorkforceFile() {
  return (
    <section className="workforce-file" aria-labelledby="workforce-file-heading">
      <h2 id="workforce-file-heading">A newer month of MPCE staff in England</h2>
      <p>
        NHS England publishes it each month: on digital.nhs.uk, under Publications, “NHS Workforce Statistics”. Open a
        month, save its “csv files” and unpack them. Choose the file whose name ends in “staff excluding medical.csv”
        here: its month stands beside September 2017 in MPCE staff, skill mix and pay bands.
      </p>
    </section>
  )
}
