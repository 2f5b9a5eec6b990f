import type { Picture as Row } from '#domain/content/pictures.ts'
import type { Given, Refused } from '#http/form.ts'
import { routes } from '#http/routes.ts'
import { Picture } from '#ui/picture.tsx'

type Props = { pictures: Row[]; given: Given; form?: Refused }

/** Which picture of the shelf the story leads with, if any. */
export function LeadPicture({ pictures, given, form }: Props) {
  const chosen = (form?.given ?? given).picture_id ?? ''
  const wrong = form?.errors.picture_id?.[0]
  return (
    <fieldset class="lead-picture" id="picture_id" tabIndex={-1} aria-describedby={wrong ? 'picture_id-error' : 'picture_id-hint'}>
      <legend class="field__label">Picture at the top</legend>
      {wrong && <p class="field__error" id="picture_id-error">{wrong}</p>}
      <p class="field__hint" id="picture_id-hint">
        {pictures.length > 0
          ? <>It stands above the text, in lists and where the story is passed on. Here are the newest of the <a href={routes.office.pictures.href()}>shelf</a>.</>
          : <>The shelf is empty. <a href={routes.office.pictures.href()}>Send a picture</a> first, and it can be chosen here.</>}
      </p>
      {pictures.length > 0 && (
        <details open={!!chosen || !!wrong}>
          <summary>{chosen ? 'Choose another, or none' : 'Choose a picture'}</summary>
          <label class="tick"><input type="radio" name="picture_id" value="" checked={!chosen} /> <span>No picture</span></label>
          <div class="picture-picks">
            {pictures.map((picture) => (
              <label class="tick">
                <input type="radio" name="picture_id" value={picture.id} checked={chosen === String(picture.id)} />
                <span><Picture picture={picture} sizes="12rem" alt="" /> {picture.alt}</span>
              </label>
            ))}
          </div>
        </details>
      )}
    </fieldset>
  )
}
