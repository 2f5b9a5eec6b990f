/** One field that two people wrote differently. */
export type Difference = { field: string; theirs: string; yours: string }

/** Somebody else saved first. Both versions in full; saving again puts yours in place of theirs. */
export function Meanwhile({ differences }: { differences: Difference[] }) {
  return (
    <div class="notice notice--careful" role="alert">
      <h2>Somebody else saved this while you were writing</h2>
      <p>Nothing is lost. The form below holds your words; theirs stand here. Take over what you want to keep, then save: what is in the form then counts.</p>
      {differences.length === 0 && <p>Both of you wrote the same.</p>}
      {differences.map(({ field, theirs, yours }) => (
        <div class="meanwhile">
          <h3>{field}</h3>
          <dl class="facts"><dt>Theirs</dt><dd>{theirs || '(empty)'}</dd><dt>Yours</dt><dd>{yours || '(empty)'}</dd></dl>
        </div>
      ))}
    </div>
  )
}
