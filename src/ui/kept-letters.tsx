/** While no mail server is named: where the letter went instead. */
export const KeptLetters = () => (
  <div class="notice notice--careful">
    <p>No mail server has been named to this program yet. Letters are kept as files in its outbox folder, on the machine where it runs.</p>
  </div>
)
