/** A field that people cannot see and programs fill in. Password managers are told to leave it alone. */
export function Trap() {
  return (
    <p class="unseen" aria-hidden="true">
      <label>Leave this empty <input name="website" tabIndex={-1} autocomplete="off" data-1p-ignore data-bwignore data-lpignore="true" data-form-type="other" /></label>
    </p>
  )
}
